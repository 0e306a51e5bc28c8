import { styleText } from "node:util";

/** Rows of cells, all of one length; the first row is the heading. */
export type Rows = readonly (readonly string[])[];

/** How the columns are aligned, in order; further columns are aligned like the last one given. */
export type Alignment = readonly ("left" | "right")[];

const LABEL_AND_NUMBERS: Alignment = ["left", "right"];

/** A table for a terminal, with a dimmed heading. By default the first column is aligned left and the others right. */
export function terminalTable(rows: Rows, alignment = LABEL_AND_NUMBERS): string {
  const pad = padder(rows, alignment);
  const [heading = "", ...body] = rows.map((cells) => pad(cells).join("  "));
  return [styleText("dim", heading), ...body].join("\n");
}

/** The same table in Markdown. */
export function markdownTable(rows: Rows, alignment = LABEL_AND_NUMBERS): string {
  const escaped = rows.map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const rule = (rows[0] ?? []).map((_, c) => (isLeft(alignment, c) ? "---" : "--:"));
  const pad = padder([...escaped, rule], alignment);
  const [heading = [], ...body] = escaped.map((cells) => pad(cells));
  return [heading, pad(rule, "-"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Pads the cells of a row to the widths of the columns. A last column that is aligned left may hold long texts and is not padded. */
function padder(rows: Rows, alignment: Alignment): (cells: readonly string[], filling?: string) => string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, c) => Math.max(...rows.map((cells) => cells[c]?.length ?? 0)));
  return (cells, filling = " ") =>
    cells.map((cell, c) => {
      if (!isLeft(alignment, c)) return cell.padStart(widths[c] ?? 0, filling);
      return c === columns - 1 ? cell : cell.padEnd(widths[c] ?? 0, filling);
    });
}

function isLeft(alignment: Alignment, column: number): boolean {
  return (alignment[column] ?? alignment.at(-1)) === "left";
}
