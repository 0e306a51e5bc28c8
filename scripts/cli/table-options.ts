import { parseColumns, type TableOptions } from "../../data/tables/index.ts";
import { UsageError } from "./options.ts";

/** The options of every command that reads a table. */
export const tableOptions = {
  columns: { type: "string" },
  malignant: { type: "string" },
} as const;

/** And of those that learn from it. */
export const learningOptions = { ...tableOptions, "skip-faulty": { type: "boolean", default: false } } as const;

/** Their lines of a help text, whose explanations begin `width` characters after the options. */
export function tableHelp(width: number): string {
  return helpLines(width, [
    ["--columns LIST", "what the columns hold whose names are not recognised: bareNuclei:Bare.nucl,diagnosis:outcome"],
    ["", "(without a header, column numbers; nothing after the colon if no column holds the feature)"],
    ["--malignant VALUE", "the value of the diagnosis that means malignant, if it is not obvious: 0 and 1 are never guessed"],
  ]);
}

export function learningHelp(width: number): string {
  return `${tableHelp(width)}\n${helpLines(width, [["--skip-faulty", "leave out rows with errors; otherwise they are listed and the file is refused"]])}`;
}

/** What these options say to the reader of tables. Throws UsageError. */
export function readTableOptions(options: {
  readonly columns?: string | undefined;
  readonly malignant?: string | undefined;
}): TableOptions {
  if (options.columns === undefined) return { malignant: options.malignant };
  const columns = parseColumns(options.columns);
  if ("error" in columns) throw new UsageError(`--columns: ${columns.error}`);
  return { columns, malignant: options.malignant };
}

function helpLines(width: number, lines: readonly (readonly [string, string])[]): string {
  return lines.map(([option, text]) => `  ${option.padEnd(width)}${text}`).join("\n");
}
