/** The cells of one row (RFC 4180, with any separator). A cell is quoted where its first character after white space is the quote. */
export function splitCells(raw: string, separator: string, quote = '"'): string[] {
  if (!raw.includes(quote)) return raw.split(separator);
  const cells: string[] = [];
  for (let from = 0; from <= raw.length; ) {
    const opening = openingQuote(raw, from, separator, quote);
    let value = "";
    let to = from;
    if (opening >= 0) {
      const closing = closingQuote(raw, opening + 1, quote);
      value = raw.slice(opening + 1, closing).replaceAll(quote + quote, quote);
      to = Math.min(closing + 1, raw.length);
    }
    let end = raw.indexOf(separator, to);
    if (end < 0) end = raw.length;
    cells.push(opening < 0 ? raw.slice(to, end) : value + raw.slice(to, end).trimEnd());
    from = end + 1;
  }
  return cells;
}

/** Cells as one row of CSV, in quotes where they have to be. */
export function joinCells(cells: readonly string[], separator: string): string {
  return cells.map((cell) => quoted(cell, separator)).join(separator);
}

/** A row as exactly `width` cells: cut, or filled with empty ones. */
export function fitCells(cells: readonly string[], width: number): readonly string[] {
  return cells.length === width ? cells : Array.from({ length: width }, (_, column) => cells[column] ?? "");
}

function quoted(cell: string, separator: string): string {
  // Programs take several spaces for one separator.
  if (cell === "" && separator === " ") return '""';
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Where the quote stands that opens the cell which begins at `from`; −1 where the cell is not quoted. */
function openingQuote(raw: string, from: number, separator: string, quote: string): number {
  let at = from;
  while (at < raw.length && isBlank(raw[at] as string) && raw[at] !== separator) at++;
  return raw[at] === quote ? at : -1;
}

/** The quote that closes a cell: the first one that is not doubled; the end of the row where there is none. */
function closingQuote(raw: string, from: number, quote: string): number {
  for (let at = raw.indexOf(quote, from); at >= 0; at = raw.indexOf(quote, at + 2)) if (raw[at + 1] !== quote) return at;
  return raw.length;
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}
