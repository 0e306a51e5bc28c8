import type { BatchRow } from "./predict-file.ts";

/** Filters for the rows of a file. */
export const filters = {
  all: () => true,
  predicted: ({ prediction }) => prediction !== undefined,
  benign: ({ prediction }) => prediction?.prediction === "benign",
  malignant: ({ prediction }) => prediction?.prediction === "malignant",
  uncertain: ({ prediction }) => (prediction?.predictionSet.length ?? 0) > 1,
  unusual: ({ prediction }) => prediction?.unusual === true,
  misclassified: ({ prediction, diagnosis }) => prediction !== undefined && diagnosis !== undefined && prediction.prediction !== diagnosis,
  invalid: ({ errors }) => errors.length > 0,
} as const satisfies Record<string, (row: BatchRow) => boolean>;

export type Filter = keyof typeof filters;

/** Keys to sort rows by. */
export const sortKeys = {
  line: ({ line }) => line,
  prediction: ({ prediction }) => prediction?.prediction,
  probability: ({ prediction }) => prediction?.probability,
  set: ({ prediction }) => prediction?.predictionSet.length,
  unusual: ({ prediction }) => (prediction ? Number(prediction.unusual) : undefined),
  diagnosis: ({ diagnosis }) => diagnosis,
} as const satisfies Record<string, (row: BatchRow) => string | number | undefined>;

export type SortKey = keyof typeof sortKeys;

/** The rows sorted by a key. Rows without it come last; rows with equal keys keep the order of the file. */
export function sortRows(rows: readonly BatchRow[], key: SortKey, descending: boolean): readonly BatchRow[] {
  if (key === "line" && !descending) return rows;
  const keyOf = sortKeys[key] as (row: BatchRow) => string | number | undefined;
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    if (x === y) return a.line - b.line;
    if (x === undefined) return 1;
    if (y === undefined) return -1;
    return x < y ? -sign : sign;
  });
}
