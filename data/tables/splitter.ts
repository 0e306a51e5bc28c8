import { splitCells } from "./csv.ts";

/** The longest row, in characters. */
export const LONGEST_ROW = 65_536;

export type RowProblem = "too long" | "open quotes";

/** A row as it stands in the file, without its line end. */
export interface SplitRow {
  readonly raw: string;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** Its cells where it has quotes; where it has none, they are what lies between the separators. */
  readonly cells: readonly string[] | undefined;
  readonly problem: RowProblem | undefined;
}

export interface SplitterOptions {
  readonly separator: string;
  readonly quote?: string;
  /** The character at the start of a line that makes it a comment. */
  readonly comment?: string | undefined;
  /** Whether a row that spans lines has the right number of cells. */
  readonly fits?: (cells: readonly string[]) => boolean;
  /** The line on which the text begins. */
  readonly line?: number;
}

/** Text in pieces to rows. Keeps no more than one unfinished row, and looks at a character at most three times however the text is cut. */
export interface Splitter {
  push(text: string, emit: (row: SplitRow) => void): void;
  end(emit: (row: SplitRow) => void): void;
}

/**
 * Splits text into rows at LF, CRLF and CR; empty lines are none. A row longer than LONGEST_ROW is a problem in its place, and the
 * rest of it is skipped. Quotes may span lines, unless that shows them to be a slip: they are never closed, or closed in the middle
 * of a cell, or the row has the wrong number of cells. The row then ends with its first line, and the lines after it stand alone.
 */
export function createSplitter({ separator, quote = '"', comment, fits = () => true, line: firstLine = 1 }: SplitterOptions): Splitter {
  let emit: (row: SplitRow) => void = () => {};
  /** The text in hand, and how many characters of the whole come before it. */
  let text = "";
  let base = 0;
  /** Where to go on, and where the row began; its earlier parts, if any, came with earlier pieces. */
  let at = 0;
  let start = 0;
  let parts: string[] = [];
  let carried = 0;
  let line = firstLine;
  let mode: "plain" | "quoted" | "after a quote" | "skipped" = "plain";
  /** The next of each character that matters: at or after `at`, unless it lies before and is to be looked for. Infinity where there is none. */
  let nextFeed = -1;
  let nextReturn = -1;
  let nextQuote = -1;
  /** Whether only white space was carried of the last cell, so that a quote would open it. */
  let carriedBlankCell = true;
  /** Where in the row the first line end within quotes lies; −1 where there is none. */
  let firstEnd = -1;
  let afterReturn = false;
  /** A line that ends before this place of the whole text stands alone: its quotes do not span lines. */
  let aloneUntil = -1;

  /** Reads all of the text in hand but for the row that is unfinished at its end. */
  function scan(): void {
    for (;;) {
      if (nextFeed < at) nextFeed = find(text, "\n", at);
      if (nextReturn < at) nextReturn = find(text, "\r", at);
      const lineEnd = Math.min(nextFeed, nextReturn);
      if (mode === "skipped") {
        if (lineEnd === Infinity) return;
        beginAfter(lineEnd);
        continue;
      }
      if (at === start && carried === 0 && text[at] === comment && comment !== undefined) {
        mode = "skipped";
        continue;
      }
      if (nextQuote < at) nextQuote = find(text, quote, at);
      const limit = start - carried + LONGEST_ROW;
      if (mode === "plain") {
        if (lineEnd < nextQuote) {
          if (lineEnd > limit) exceed(limit);
          else if (endRow(lineEnd)) beginAfter(lineEnd);
        } else if (isBeyond(limit)) exceed(limit);
        else if (nextQuote === Infinity) return;
        else {
          if (opensCell(nextQuote)) mode = "quoted";
          at = nextQuote + 1;
        }
        continue;
      }
      if (mode === "quoted") {
        if (firstEnd < 0 && lineEnd < nextQuote && lineEnd < limit) {
          firstEnd = lineEnd - start + carried;
          if (base + lineEnd < aloneUntil) {
            endWithFirstLine(aloneUntil);
            continue;
          }
        }
        if (isBeyond(limit)) {
          exceed(limit);
          continue;
        }
        if (nextQuote === Infinity) return;
        at = nextQuote + 1;
        mode = "after a quote";
      }
      // The character after a quote tells whether it closes the cell.
      if (at >= text.length) return;
      if (text[at] === quote) {
        mode = "quoted";
        at++;
      } else if (firstEnd >= 0 && !mayFollowQuotes(text[at] as string)) endWithFirstLine(base + at);
      else mode = "plain";
    }
  }

  /** Whether the row goes on beyond its limit before its next quote. */
  function isBeyond(limit: number): boolean {
    return nextQuote === Infinity ? text.length > limit : nextQuote >= limit;
  }

  /** Emits the row that ends here; false where only its first line turned out to be one. */
  function endRow(end: number): boolean {
    const raw = carried === 0 ? text.slice(start, end) : parts.join("") + text.slice(start, end);
    if (raw === "") return true;
    const cells = raw.includes(quote) ? splitCells(raw, separator, quote) : undefined;
    if (firstEnd >= 0 && !fits(cells as string[])) {
      endWithFirstLine(base + end);
      return false;
    }
    emit({ raw, line, cells, problem: mode === "quoted" ? "open quotes" : undefined });
    if (firstEnd >= 0) line += lineEnds(raw);
    return true;
  }

  /** Starts a new row after a line end. */
  function beginAfter(end: number): void {
    const isReturn = end === nextReturn;
    afterReturn = isReturn && end + 1 === text.length;
    at = start = end + (isReturn && text[end + 1] === "\n" ? 2 : 1);
    line++;
    if (carried > 0) parts = [];
    carried = 0;
    firstEnd = -1;
    mode = "plain";
  }

  /** The row is too long: it is skipped, or ends with its first line where its quotes span lines. */
  function exceed(limit: number): void {
    if (firstEnd >= 0) {
      endWithFirstLine(base + limit);
      return;
    }
    emit({ raw: "", line, cells: [], problem: "too long" });
    mode = "skipped";
    at = start = Math.max(at, limit);
    parts = [];
    carried = 0;
  }

  /** Ends the row with its first line. The lines after it stand alone, as far as they end before a place of the whole text. */
  function endWithFirstLine(until: number): void {
    // What was looked at in the text in hand; with what was carried it becomes another text.
    const seen = carried > 0 ? 0 : at;
    if (carried > 0) {
      base += start - carried;
      text = parts.join("") + text.slice(start);
      start = 0;
      nextFeed = nextReturn = nextQuote = -1;
    }
    const end = start + firstEnd;
    const raw = text.slice(start, end);
    emit({ raw, line, cells: splitCells(raw, separator, quote), problem: "open quotes" });
    aloneUntil = Math.max(aloneUntil, until);
    nextReturn = text[end] === "\r" ? end : nextReturn;
    beginAfter(end);
    // What lies between is looked through again, but no more than that.
    const between = text.slice(at, seen);
    nextFeed = foundBetween("\n", between, nextFeed);
    nextReturn = foundBetween("\r", between, nextReturn);
    nextQuote = foundBetween(quote, between, nextQuote);
  }

  function foundBetween(what: string, between: string, otherwise: number): number {
    const found = between.indexOf(what);
    return found < 0 ? otherwise : at + found;
  }

  /** Whether a quote here would be the first character of its cell, but for white space. */
  function opensCell(place: number): boolean {
    for (let i = place - 1; i >= start; i--) {
      const character = text[i] as string;
      if (character === separator) return true;
      if (character !== " " && character !== "\t") return false;
    }
    return carried === 0 || carriedBlankCell;
  }

  function mayFollowQuotes(character: string): boolean {
    return character === separator || character === "\n" || character === "\r" || character === " " || character === "\t";
  }

  /** Keeps the unfinished row for the next piece. */
  function carry(): void {
    if (mode !== "skipped" && start < text.length) {
      if (mode === "plain") carriedBlankCell = opensCell(text.length);
      parts.push(text.slice(start));
      carried += text.length - start;
    }
    base += text.length;
    text = "";
  }

  return {
    push(piece, to) {
      if (piece === "") return;
      emit = to;
      text = piece;
      at = start = afterReturn && piece[0] === "\n" ? 1 : 0;
      afterReturn = false;
      nextFeed = nextReturn = nextQuote = -1;
      scan();
      carry();
    },
    end(to) {
      emit = to;
      at = start = 0;
      nextFeed = nextReturn = nextQuote = -1;
      while (mode !== "skipped" && carried + text.length - start > 0) {
        if (mode === "quoted" && firstEnd >= 0) endWithFirstLine(base + text.length + 1);
        else if (endRow(text.length)) return;
        scan();
      }
    },
  };
}

function find(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? Infinity : found;
}

/** How many line ends are within a row. CRLF is one. */
function lineEnds(raw: string): number {
  return raw.split(/\r\n|\n|\r/).length - 1;
}
