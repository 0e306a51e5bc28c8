import type { TrainingData } from "../../../model/training/training-data.ts";
import { createRandom, shuffleInPlace } from "../../../network/math/random.ts";

/** The data with other rows or labels, as a file of its own: no longer the Wisconsin data by its hash. */
export function changed(data: TrainingData, change: Partial<Pick<TrainingData, "rows" | "labels">>): TrainingData {
  const { rows = data.rows, labels = data.labels } = change;
  const leftOut = { errors: 0, noDiagnosis: 0, unknownScores: 0 };
  const stated = { file: "changed.csv", source: null, licence: null, classes: [0, 0], leftOut } as const;
  return { ...data, rows, labels, origin: { rows: rows.length, used: rows.length, sha256: "0".repeat(64), stated } };
}

/** With some of the scores replaced. */
export function rescored(data: TrainingData, score: (row: readonly number[], feature: number, label: number) => number): TrainingData {
  return changed(data, {
    rows: data.rows.map((row, i) => row.map((_, feature) => score(row, feature, data.labels[i] as number))),
  });
}

/** Only the rows for which `isKept` holds. */
export function filtered(data: TrainingData, isKept: (label: number, index: number) => boolean): TrainingData {
  const kept = data.rows.map((_, i) => i).filter((i) => isKept(data.labels[i] as number, i));
  return changed(data, { rows: kept.map((i) => data.rows[i] as readonly number[]), labels: kept.map((i) => data.labels[i] as number) });
}

/** With the labels of a share of the rows flipped, drawn at random. */
export function flipped(data: TrainingData, share: number): TrainingData {
  const order = data.rows.map((_, i) => i);
  shuffleInPlace(order, createRandom(5));
  const chosen = new Set(order.slice(0, Math.round(share * order.length)));
  return changed(data, { labels: data.labels.map((y, i) => (chosen.has(i) ? 1 - y : y)) });
}

/**
 * Cases of another hospital, which the model does not know: every score one higher or lower, where that is possible, in a pattern
 * that leaves the distributions about as they are.
 */
export function elsewhere(data: TrainingData): TrainingData {
  const random = createRandom(7);
  return rescored(data, (row, f) => Math.min(10, Math.max(1, (row[f] as number) + random.integer(3) - 1)));
}
