/** A row of CSV. */
export interface CsvRow {
  /** As it stands in the text, without its line end. */
  readonly raw: string;
  /** Without their quotes. */
  readonly cells: readonly string[];
  /** Where the next row starts. */
  readonly next: number;
  /** Whether a quoted cell is never closed. The row then ends with its line, so that the rows after it are not lost. */
  readonly open: boolean;
}

/** The row that starts at an index of a text (RFC 4180, with any separator and either line end), or undefined where the text ends first. */
export function rowAt(text: string, at: number, separator: string, isLast: boolean): CsvRow | undefined {
  const end = lineEnd(text, at);
  if (end === text.length && !isLast) return undefined;
  const line = withoutReturn(text.slice(at, end));
  if (!line.includes('"')) return { raw: line, cells: line.split(separator), next: end + 1, open: false };
  return quotedRowAt(text, at, separator, isLast);
}

/** A cell as CSV writes it: in quotes where it needs them. */
export function cell(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function quotedRowAt(text: string, at: number, separator: string, isLast: boolean): CsvRow | undefined {
  const cells: string[] = [];
  for (let from = at; ; ) {
    const opening = /^[ \t]*"/.exec(text.slice(from, from + 80));
    let value = "";
    let to = from;
    if (opening) {
      const closing = closingQuote(text, from + opening[0].length);
      if (closing < 0) {
        if (!isLast) return undefined;
        const end = lineEnd(text, from);
        cells.push(text.slice(from, end));
        return { raw: text.slice(at, end), cells, next: end + 1, open: true };
      }
      value = text.slice(from + opening[0].length, closing).replace(/""/g, '"');
      to = closing + 1;
    }
    const end = cellEnd(text, to, separator);
    if (end === text.length && !isLast) return undefined;
    const atSeparator = text[end] === separator;
    const plain = text.slice(to, end);
    cells.push(value + (atSeparator ? plain : withoutReturn(plain)));
    if (!atSeparator) return { raw: withoutReturn(text.slice(at, end)), cells, next: end + 1, open: false };
    from = end + 1;
  }
}

/** The index of the quote that closes a cell: the first one that is not doubled; −1 where there is none. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline;
}

function cellEnd(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n") end++;
  return end;
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
