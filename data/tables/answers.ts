import { plainName } from "./lookup.ts";
import type { TableRow } from "./types.ts";

/** The names of columns that are added to a table. One that the table has already gets a prefix. */
export function addedNames(names: readonly string[], added: readonly string[]): string[] {
  const taken = new Set(names.map(plainName));
  return added.map((name) => {
    let unique = name;
    while (taken.has(plainName(unique))) unique = `cytonet_${unique}`;
    return unique;
  });
}

/** The errors of a row as one text, for a cell or a line. */
export function errorText({ errors, moreErrors }: Pick<TableRow, "errors" | "moreErrors">): string {
  const texts = errors.map(({ column, detail }) => (column === undefined ? detail : `${column} ${detail}`));
  return [...texts, ...(moreErrors > 0 ? [`and ${moreErrors} more`] : [])].join("; ");
}
