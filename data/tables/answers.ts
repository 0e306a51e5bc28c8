import { plainName } from "./lookup.ts";
import type { TableRow } from "./types.ts";
import { show } from "./wording.ts";

/** The names of columns that are added to a table. One that the table has already gets a prefix, with a number where that is taken too. */
export function addedNames(names: readonly string[], added: readonly string[]): string[] {
  const taken = new Set(names.map(plainName));
  return added.map((name) => {
    let unique = name;
    for (let n = 1; taken.has(plainName(unique)); n++) unique = `cytonet${n === 1 ? "" : n}_${name}`;
    return unique;
  });
}

/** The errors of a row as one text, for a cell or a line: the first, and as many more as fit into a few hundred bytes; the rest is counted. */
export function errorText({ errors, moreErrors }: Pick<TableRow, "errors" | "moreErrors">): string {
  let text = "";
  let shown = 0;
  for (const { column, detail } of errors) {
    const one = column === undefined ? detail : `${column === "" ? "a column without a name" : show(column)} ${detail}`;
    if (shown > 0 && bytes(text) + bytes(one) > LONGEST_TEXT) break;
    text += `${shown > 0 ? "; " : ""}${one}`;
    shown++;
  }
  const rest = errors.length - shown + moreErrors;
  return rest > 0 ? `${text}; and ${rest} more` : text;
}

/** The text of a row's errors, in bytes: with it, and with nothing in 256 columns, a row stays below 1 KiB. */
const LONGEST_TEXT = 600;

/** No fewer bytes than the text has in UTF-8. */
function bytes(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is the range of ASCII
  return /^[\u0000-\u007f]*$/.test(text) ? text.length : 3 * text.length;
}
