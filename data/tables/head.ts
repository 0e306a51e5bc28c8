import { type ArffHeader, readArff } from "./arff.ts";
import { isChosenName } from "./assign.ts";
import { foreignText } from "./foreign.ts";
import { type Format, findSeparator, sampleRows } from "./separator.ts";
import type { Refusal, Table, TableOptions } from "./types.ts";
import { understand } from "./understand.ts";

/** A table that was understood, and how its rows are to be split. */
export interface Opening {
  readonly table: Table;
  readonly format: Format;
  /** Where in the text the rows begin, and on which line. */
  readonly start: number;
  readonly line: number;
}

/** Decides what a text is, by its first 64 KiB, or all of it where it is shorter. */
export function readHead(text: string, isWhole: boolean, options: TableOptions): Opening | Refusal {
  if (text.trim() === "")
    return isWhole
      ? { code: "empty", status: 400, detail: "The file is empty; give a table with a header, or the rows of one, as CSV." }
      : { code: "not a table", status: 400, detail: "The first 64 KiB are blank, so this is no table." };
  const foreign = foreignText(text);
  if (foreign) return foreign;
  const arff = readArff(text);
  if (arff && "code" in arff) return arff;
  const { start, line, separator } = arff ? { ...arff, separator: undefined } : separatorLine(text);
  const body = text.slice(start);
  const format = formatOf(body, isWhole, arff, separator ?? findSeparator(body, isWhole, isChosenName(options.columns)));
  const rows = sampleRows(body, isWhole, format, line);
  if (rows.length === 0 && !arff)
    return { code: "not a table", status: 400, detail: "The first row is longer than 64 KiB, or there is none: this is no table." };
  const decimalComma = format.separator !== ",";
  const head = { rows, given: arff?.names, isWhole, separator: format.separator, newline: newlineOf(text), decimalComma };
  const table = understand(head, options);
  return "code" in table ? table : { table, format, start, line };
}

function formatOf(body: string, isWhole: boolean, arff: ArffHeader | undefined, separator: string): Format {
  if (!arff) return { separator, quote: '"', comment: undefined };
  return {
    separator: arffSeparator(body, isWhole, arff, separator),
    quote: body.includes("'") && !body.includes('"') ? "'" : '"',
    comment: "%",
  };
}

/** ARFF has commas, but for some that have tabs; names tell how many cells there are. */
function arffSeparator(body: string, isWhole: boolean, { names }: ArffHeader, found: string): string {
  const splits = (separator: string) =>
    sampleRows(body, isWhole, { separator, quote: '"', comment: "%" }, 1, 10).every(({ cells }) => cells.length === names.length);
  return splits(",") || !splits(found) ? "," : found;
}

/** Excel's first line that names the separator: `sep=;`. */
function separatorLine(text: string): { start: number; line: number; separator: string | undefined } {
  const [whole, separator] = /^[ \t\r\n]*"?sep=([^\r\n"\w])"?[ \t]*(?:\r\n|\n|\r|$)/i.exec(text.slice(0, 1000)) ?? [];
  if (whole === undefined) return { start: 0, line: 1, separator: undefined };
  return { start: whole.length, line: whole.split(/\r\n|\n|\r/).length, separator };
}

function newlineOf(text: string): Table["newline"] {
  const at = text.search(/[\r\n]/);
  return at < 0 || text[at] === "\n" ? "\n" : text[at + 1] === "\n" ? "\r\n" : "\r";
}
