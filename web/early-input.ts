/*
 * The pages are there as HTML before their scripts are. What a visitor enters meanwhile stands in the document alone; a page
 * takes it over when it first renders.
 */

/** The radio buttons that were chosen so far, as pairs of name and value. */
export function earlyChoices(): (readonly [string, string])[] {
  if (typeof document === "undefined") return [];
  return Array.from(document.querySelectorAll<HTMLInputElement>("input[type=radio]:checked"), ({ name, value }) => [name, value]);
}

/** The text that was entered so far into the text field with this id. */
export function earlyText(id: string): string {
  if (typeof document === "undefined") return "";
  return document.querySelector<HTMLTextAreaElement>(`textarea#${id}`)?.value ?? "";
}
