import { featureKeys } from "../features.ts";
import { isDiagnosis } from "./diagnosis.ts";
import { type ColumnEvidence, holdsScores } from "./evidence.ts";
import type { Refusal } from "./types.ts";

/** Where the case number, the nine scores and the class are in a table without names. */
export interface Order {
  /** The column of the first score; the other eight follow it. */
  readonly first: number;
  readonly diagnosis: number;
  readonly id: number;
  readonly text: string;
}

const NINE = featureKeys.length;

/** Reads the columns by their number: 11 (case, nine, class), 10 (nine and class, or case and nine), 9 (the scores alone). */
export function orderOf(evidence: readonly ColumnEvidence[], option: string): Order | Refusal {
  // Columns without any value at either end are separators, or the margin of a spreadsheet.
  const margin = Math.max(
    0,
    evidence.findIndex(({ filled }) => filled > 0),
  );
  const end = evidence.findLastIndex(({ filled }) => filled > 0) + 1;
  const isNumbering = end - margin === NINE + 3 && evidence[margin]?.isRunning;
  const start = isNumbering ? margin + 1 : margin;
  const order = end > start ? arrange(evidence.slice(start, end)) : undefined;
  if (!order) return unreadable(end - margin, option);
  const { id, first, diagnosis, text } = order;
  const at = (column: number) => (column < 0 ? -1 : column + start);
  if (!areScores(evidence.slice(at(first), at(first) + NINE))) return unreadable(end - margin, option);
  const notice = `There is no header: the ${end - margin} columns are read as ${isNumbering ? "row number, " : ""}${text}.`;
  return { first: at(first), diagnosis: at(diagnosis), id: at(id), text: notice };
}

function arrange(columns: readonly ColumnEvidence[]): Order | undefined {
  const first = columns[0] as ColumnEvidence;
  const last = columns.at(-1) as ColumnEvidence;
  const nineAndClass = { id: -1, first: 0, diagnosis: NINE, text: "nine scores and diagnosis" };
  const caseAndNine = { id: 0, first: 1, diagnosis: -1, text: "case number and nine scores" };
  switch (columns.length) {
    case NINE:
      return { id: -1, first: 0, diagnosis: -1, text: "nine scores" };
    case NINE + 1:
      if (isCoded(last)) return holdsScores(first) || looksLikeFractions(first) ? nineAndClass : undefined;
      if (!holdsScores(first) && !looksLikeFractions(first)) return holdsScores(last) ? caseAndNine : undefined;
      // Both may be scores: case numbers count up, and the scores of three or more rows hardly ever do.
      if (first.isRunning && holdsScores(last)) return first.known >= 3 ? caseAndNine : undefined;
      return nineAndClass;
    case NINE + 2: {
      // With the class second, the scores would be read one column too early.
      const isMisplaced = !isCoded(last) && (isCoded(columns[1] as ColumnEvidence) || last.values.size > MOST_CLASSES);
      return isMisplaced ? undefined : { id: 0, first: 1, diagnosis: NINE + 1, text: "case number, nine scores and diagnosis" };
    }
    default:
      return undefined;
  }
}

const MOST_CLASSES = 4;

/** Whether all values of a column are diagnoses, in words or in UCI's codes. */
function isCoded({ values }: ColumnEvidence): boolean {
  return values.size > 0 && [...values.keys()].every(isDiagnosis);
}

/** Scores that were scaled: the refusal about that says more than one about the order. */
function looksLikeFractions({ known, inUnit, fractions }: ColumnEvidence): boolean {
  return fractions > 0 && inUnit === known;
}

/** Whether most values are scores, or numbers that were scores before they were scaled. */
function areScores(columns: readonly ColumnEvidence[]): boolean {
  const sum = (of: (column: ColumnEvidence) => number) => columns.reduce((total, column) => total + of(column), 0);
  return sum(({ scores, fractions }) => scores + fractions) >= 0.5 * sum(({ known }) => known);
}

function unreadable(width: number, option: string): Refusal {
  const detail =
    `There is no header that names a feature, and the ${width === 1 ? "one column does" : `${width} columns do`} not read as ` +
    `case number, nine scores and class (11 columns), nine scores and class or case number and nine scores (10), or nine scores (9): ` +
    `add a header with the names ${featureKeys.join(", ")}, or say which column is which with ${option}, such as clumpThickness:2.`;
  return { code: width === 1 ? "not a table" : "header", status: width === 1 ? 400 : 422, detail };
}
