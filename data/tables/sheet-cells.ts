/** The cells of a spreadsheet's row, as a library gives them, as the text that CSV would have: an empty cell is "", a date is in ISO 8601. */
export function sheetCells(row: readonly unknown[]): string[] {
  return row.map((cell) => {
    if (cell === null || cell === undefined) return "";
    return cell instanceof Date ? isoDate(cell) : String(cell);
  });
}

function isoDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}
