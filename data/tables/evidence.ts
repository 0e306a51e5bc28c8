import { parseNumber, parseScore } from "./score.ts";

/** What the rows of the first 64 KiB say about one column. */
export interface ColumnEvidence {
  /** How many cells hold something: known values, without unknown words. */
  readonly known: number;
  readonly scores: number;
  readonly numbers: number;
  /** Numbers from 0 to 1, and numbers that are not whole. */
  readonly inUnit: number;
  readonly fractions: number;
  /** How many cells are not empty. */
  readonly filled: number;
  /** Whether it counts the rows: whole numbers, each larger than the last. */
  readonly isRunning: boolean;
  /** Its first known values and how often each occurs, at most MOST_VALUES of them. */
  readonly values: ReadonlyMap<string, number>;
  /** Whether it has more values than those. */
  readonly hasMoreValues: boolean;
}

export const MOST_VALUES = 30;

/** Looks through the cells of each column. */
export function examine(rows: readonly (readonly string[])[], width: number, decimalComma: boolean): ColumnEvidence[] {
  // A file repeats few cells many times.
  const known = new Map<string, CellKind>();
  const kindOf = (cell: string): CellKind => {
    const kind = known.get(cell) ?? kindOfCell(cell, decimalComma);
    known.set(cell, kind);
    return kind;
  };
  return Array.from({ length: width }, (_, column) => examineColumn(rows, column, kindOf));
}

interface CellKind {
  readonly text: string;
  /** An unknown word, or the value that a tutorial writes for it. */
  readonly isUnknown: boolean;
  readonly isScore: boolean;
  readonly number: number | undefined;
}

function kindOfCell(cell: string, decimalComma: boolean): CellKind {
  const score = parseScore(cell, decimalComma);
  return {
    text: cell.trim(),
    isUnknown: score === null,
    isScore: score != null,
    number: score === null ? undefined : parseNumber(cell, decimalComma),
  };
}

function examineColumn(rows: readonly (readonly string[])[], column: number, kindOf: (cell: string) => CellKind): ColumnEvidence {
  let known = 0;
  let scores = 0;
  let numbers = 0;
  let inUnit = 0;
  let fractions = 0;
  let filled = 0;
  let last = -Infinity;
  let isRunning = rows.length > 0;
  const values = new Map<string, number>();
  let hasMoreValues = false;
  for (const cells of rows) {
    const { text, isUnknown, isScore, number } = kindOf(cells[column] as string);
    if (text !== "") filled++;
    isRunning &&= number !== undefined && Number.isInteger(number) && number > last;
    if (isUnknown) continue;
    known++;
    const times = values.get(text);
    if (times !== undefined || values.size < MOST_VALUES) values.set(text, (times ?? 0) + 1);
    else hasMoreValues = true;
    if (isScore) scores++;
    if (number === undefined) continue;
    last = number;
    numbers++;
    if (number >= 0 && number <= 1) inUnit++;
    if (!Number.isInteger(number)) fractions++;
  }
  return { known, scores, numbers, inUnit, fractions, filled, isRunning, values, hasMoreValues };
}

/** Whether a column holds scores: nine in ten of its known values are some. */
export function holdsScores({ known, scores }: ColumnEvidence): boolean {
  return known > 0 && scores >= 0.9 * known;
}

/** Whether a column may hold scores, some of them wrong: better ask once too often than go without a feature. */
export function mayHoldScores({ known, scores }: ColumnEvidence): boolean {
  return scores > known / 2;
}

/** Whether the values of the features, taken together, were scaled: all of them between 0 and 1, or most of them not whole and hardly one a score. */
export function looksScaled(columns: readonly ColumnEvidence[]): "to 0 and 1" | "otherwise" | undefined {
  const sum = (of: (column: ColumnEvidence) => number) => columns.reduce((total, column) => total + of(column), 0);
  const known = sum(({ known }) => known);
  const fractions = sum(({ fractions }) => fractions);
  const scores = sum(({ scores }) => scores);
  // Without fractions, a few zeros among ones are slips among the lowest scores; many are a scale of their own.
  const isUnit = sum(({ inUnit }) => inUnit) === known && (fractions > 0 || (scores > 0 && known - scores > known / 4));
  if (isUnit) return "to 0 and 1";
  return fractions > known / 2 && scores < known / 5 ? "otherwise" : undefined;
}
