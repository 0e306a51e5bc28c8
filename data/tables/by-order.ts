import { featureKeys } from "../features.ts";
import { isDiagnosis } from "./diagnosis.ts";
import { type ColumnEvidence, holdsScores } from "./evidence.ts";
import { parseNumber } from "./score.ts";
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

/**
 * Reads the columns by their number: 11 (case, nine, class), 10 (nine and class, class and nine, or case and nine), 9 (the scores
 * alone). `hasIndex` tells that the first column is the index of pandas or R, whatever it holds.
 */
export function orderOf(evidence: readonly ColumnEvidence[], hasIndex: boolean, option: string): Order | Refusal {
  // Columns without any value at either end are separators, or the margin of a spreadsheet.
  const margin = Math.max(
    0,
    evidence.findIndex(({ filled }) => filled > 0),
  );
  const end = evidence.findLastIndex(({ filled }) => filled > 0) + 1;
  const isNumbering =
    (hasIndex && margin === 0) ||
    (end - margin === NINE + 3 && evidence[margin]?.isRunning && !holdsScores(evidence[margin + 1] as ColumnEvidence));
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
  const classAndNine = { id: -1, first: 1, diagnosis: 0, text: "diagnosis and nine scores" };
  const caseAndNine = { id: 0, first: 1, diagnosis: -1, text: "case number and nine scores" };
  switch (columns.length) {
    case NINE:
      // Eight scores beside a case number or a class: one feature is not there, and nobody knows which.
      return countsUp(first) || (isCoded(last) && last.known >= 3) ? undefined : { id: -1, first: 0, diagnosis: -1, text: "nine scores" };
    case NINE + 1:
      if (isCoded(last)) return holdsScores(first) || looksLikeFractions(first) ? nineAndClass : undefined;
      if (isClass(first)) return holdsScores(last) ? classAndNine : undefined;
      if (!holdsScores(first) && !looksLikeFractions(first)) return holdsScores(last) ? caseAndNine : undefined;
      // Both may be scores: case numbers count up, and a first column of 2 and 4 alone may be the class.
      if (holdsScores(last) && (first.isRunning || isCoded(first))) return countsUp(first) ? caseAndNine : undefined;
      return nineAndClass;
    case NINE + 2: {
      // With the class in another place, the scores would be read one column too early or too late.
      const isMisplaced =
        [columns[1], columns[NINE]].some((column) => isCoded(column as ColumnEvidence)) || isClass(columns[1] as ColumnEvidence);
      if (!isCoded(last) && (isMisplaced || !mayBeClass(last))) return undefined;
      return { id: 0, first: 1, diagnosis: NINE + 1, text: "case number, nine scores and diagnosis" };
    }
    default:
      return undefined;
  }
}

const MOST_CLASSES = 4;
/** Classes have small numbers; larger ones are case numbers, or years. */
const LARGEST_CLASS = 10;

/** Whether all values of a column are diagnoses, in words or in UCI's codes. */
function isCoded({ values }: ColumnEvidence): boolean {
  return values.size > 0 && [...values.keys()].every(isDiagnosis);
}

/** Whether all values of a column are diagnoses that cannot be scores: words, or 0 and 1. */
function isClass(column: ColumnEvidence): boolean {
  const isZeroAndOne = column.values.size === 2 && [...column.values.keys()].every((value) => /^[01](?:[.,]0*)?$/.test(value));
  return isZeroAndOne || (isCoded(column) && column.scores === 0);
}

/** Whether a column may hold a class in codes that are not known: few values, and no case numbers. */
function mayBeClass({ values }: ColumnEvidence): boolean {
  return values.size <= MOST_CLASSES && ![...values.keys()].some((value) => (parseNumber(value, true) ?? 0) > LARGEST_CLASS);
}

/** Case numbers that look like scores: 1, 2, 3 …, or five and more that ascend, as scores hardly ever do. */
function countsUp({ isRunning, known, values }: ColumnEvidence): boolean {
  const isOneByOne = [...values.keys()].every((value, i) => parseNumber(value, true) === i + 1);
  return isRunning && (known >= 5 || (known >= 3 && isOneByOne));
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
