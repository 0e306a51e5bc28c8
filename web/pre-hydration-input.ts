/*
 * The pages are there as HTML before their scripts are. What a visitor enters meanwhile stands in the document alone, and goes
 * when the page first renders over it; a page reads it before that and takes it over afterwards.
 */

/** The radio buttons that were chosen so far, as a query of their names and values. */
export function earlyChoices(): string {
  if (typeof document === "undefined") return "";
  const chosen = Array.from(document.querySelectorAll<HTMLInputElement>("input[type=radio]:checked"), ({ name, value }) => [name, value]);
  return `${new URLSearchParams(chosen)}`;
}

/** The text that was entered so far into the text field with this id. */
export function earlyText(id: string): string {
  if (typeof document === "undefined") return "";
  return document.querySelector<HTMLTextAreaElement>(`textarea#${id}`)?.value ?? "";
}
