import type { BatchRow } from "./answer-file.ts";

/** Which rows of a file to look at. */
export const filters = {
  all: () => true,
  answered: ({ answer }) => answer !== undefined,
  benign: ({ answer }) => answer?.prediction === "benign",
  malignant: ({ answer }) => answer?.prediction === "malignant",
  unsure: ({ answer }) => (answer?.predictionSet.length ?? 0) > 1,
  unusual: ({ answer }) => answer?.unusual === true,
  wrong: ({ answer, diagnosis }) => answer !== undefined && diagnosis !== undefined && answer.prediction !== diagnosis,
  faulty: ({ faults }) => faults.length > 0,
} as const satisfies Record<string, (row: BatchRow) => boolean>;

export type Filter = keyof typeof filters;

/** What rows can be sorted by. */
export const sortKeys = {
  line: ({ line }) => line,
  prediction: ({ answer }) => answer?.prediction,
  probability: ({ answer }) => answer?.probability,
  set: ({ answer }) => answer?.predictionSet.length,
  unusual: ({ answer }) => (answer ? Number(answer.unusual) : undefined),
  diagnosis: ({ diagnosis }) => diagnosis,
} as const satisfies Record<string, (row: BatchRow) => string | number | undefined>;

export type SortKey = keyof typeof sortKeys;

/** The rows in order; those without what is sorted by stand last, equal ones as in the file. */
export function sortRows(rows: readonly BatchRow[], key: SortKey, descending: boolean): readonly BatchRow[] {
  if (key === "line" && !descending) return rows;
  const of = sortKeys[key] as (row: BatchRow) => string | number | undefined;
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [of(a), of(b)];
    if (x === y) return a.line - b.line;
    if (x === undefined) return 1;
    if (y === undefined) return -1;
    return x < y ? -sign : sign;
  });
}
