/*
 * The HTML of a page arrives before its scripts. What a visitor enters in the meantime exists only in the document, and hydration
 * overwrites it; so a page reads it before its first render and restores it afterwards.
 */

/** The radio buttons of forms that are selected so far, as a query string of their names and values. */
export function preHydrationChoices(): string {
  if (typeof document === "undefined") return "";
  const selected = [...document.querySelectorAll<HTMLInputElement>("input[type=radio]:checked")].filter(({ form }) => form);
  return `${new URLSearchParams(selected.map(({ name, value }) => [name, value]))}`;
}

/** The text entered so far in the text area with this id. */
export function preHydrationText(id: string): string {
  if (typeof document === "undefined") return "";
  return document.querySelector<HTMLTextAreaElement>(`textarea#${id}`)?.value ?? "";
}
