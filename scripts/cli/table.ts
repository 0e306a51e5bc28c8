import { styleText } from "node:util";

/** Rows of cells, all of one length; the first row is the heading. */
export type Rows = readonly (readonly string[])[];

/** How the columns are aligned, in order; further columns are aligned like the last one given. */
export type Alignment = readonly ("left" | "right")[];

const LABEL_AND_NUMBERS: Alignment = ["left", "right"];

/** A table for a terminal, with a dimmed heading. By default the first column is aligned left and the others right. */
export function terminalTable(rows: Rows, alignment = LABEL_AND_NUMBERS): string {
  return padded(rows, alignment)
    .map((cells, r) => (r === 0 ? styleText("dim", cells.join("  ").trimEnd()) : cells.join("  ").trimEnd()))
    .join("\n");
}

/** The same table in Markdown. */
export function markdownTable(rows: Rows, alignment = LABEL_AND_NUMBERS): string {
  const escaped = rows.map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const [heading, ...body] = padded(escaped, alignment) as [string[], ...string[][]];
  const rule = heading.map(({ length }, c) => (isLeft(alignment, c) ? "-".repeat(length) : `${"-".repeat(length - 1)}:`));
  return [heading, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The cells of each column padded to one width, of at least three characters, as Markdown's rule needs. */
function padded(rows: Rows, alignment: Alignment): string[][] {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(3, ...rows.map((cells) => cells[c]?.length ?? 0)));
  return rows.map((cells) =>
    widths.map((width, c) => (isLeft(alignment, c) ? (cells[c] ?? "").padEnd(width) : (cells[c] ?? "").padStart(width))),
  );
}

function isLeft(alignment: Alignment, column: number): boolean {
  return (alignment[column] ?? alignment.at(-1)) === "left";
}
