import { joinCells, type Table, type TableRow } from "../../data/tables/index.ts";

/**
 * A cell with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, "CSV Injection"). A plain number such as
 * -5 stays one.
 */
export function safeCell(cell: string): string {
  return /^[=+\-@\t\r\n]/.test(cell) && !isHarmless.test(cell) ? `'${cell}` : cell;
}

/** A row whose cells a spreadsheet takes for no formulas; itself where it is safe already. The nine scores of a good row are safe. */
export function safeRow(row: TableRow, { features, separator, names }: Pick<Table, "features" | "separator" | "names">): TableRow {
  if (!formulaSign.test(row.raw) && !names.some((name) => safeCell(name) !== name)) return row;
  const isScore = (column: number) => row.values !== undefined && features.includes(column);
  const cells = row.cells.map((cell, column) => (isScore(column) ? cell : safeCell(cell)));
  // The text of the errors begins with the name of a column.
  const errors = row.errors.map((error) => (error.column === undefined ? error : { ...error, column: safeCell(error.column) }));
  const isUnchanged = cells.every((cell, column) => cell === row.cells[column]);
  const { kind, line, values, moreErrors, diagnosis, diagnosisError, id } = row;
  const raw = isUnchanged ? row.raw : joinCells(cells, separator);
  return { kind, line, raw, cells, values, errors, moreErrors, diagnosis, diagnosisError, id };
}

const formulaSign = /[=+\-@\t\r\n]/;

/** A plain number, or the minus that stands for unknown. */
const isHarmless = /^(-|[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?)$/i;
