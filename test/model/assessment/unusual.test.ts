import { expect, test } from "vitest";
import { studyUnusual } from "../../../model/assessment/unusual.ts";
import { stratifiedFolds } from "../../../network/evaluation/folds.ts";
import { createRandom } from "../../../network/math/random.ts";

/** Rows of five scores that rise together, low in the negative class and high in the positive one. */
function correlatedRows(count: number, seed: number) {
  const random = createRandom(seed);
  const labels = Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 1 : 0));
  const rows = labels.map((y) => {
    const level = (y ? 7 : 2.5) + 1.5 * random.normal();
    return Array.from({ length: 5 }, () => Math.min(10, Math.max(1, Math.round(level + 0.7 * random.normal()))));
  });
  return { rows, labels };
}

test("one in a hundred held-out rows is a false alarm, and rows whose scores do not belong together are found far more often", () => {
  const data = correlatedRows(600, 3);
  const { unusual, report } = studyUnusual(data, [1, 10], "standard", stratifiedFolds(data.labels, 10, createRandom(1)), 1);
  expect(unusual.distances.slice(0, 3)).toEqual([null, null, null]);
  expect(report.map(({ known }) => known)).toEqual([3, 4, 5]);
  for (const { known, distance, falseAlarms, highestFalseAlarms, shuffled, slips } of report) {
    expect(unusual.distances[known]).toBe(distance);
    expect(falseAlarms).toBeGreaterThan(0.002);
    expect(falseAlarms).toBeLessThan(0.03);
    expect(highestFalseAlarms).toBeGreaterThanOrEqual(0.0099);
    expect(shuffled).toBeGreaterThan(0.2);
    expect(slips).toBeGreaterThan(0.2);
  }
});

test("the same seed gives the same figures", () => {
  const data = correlatedRows(120, 5);
  const folds = stratifiedFolds(data.labels, 5, createRandom(1));
  expect(studyUnusual(data, [1, 10], "standard", folds, 1)).toEqual(studyUnusual(data, [1, 10], "standard", folds, 1));
});

test("features that never vary, alone or all but one, and copies of one feature give finite figures", () => {
  const { rows, labels } = correlatedRows(60, 9);
  for (const change of [
    (row: readonly number[]) => row.with(0, 1).with(4, 1),
    (row: readonly number[]) => row.map((score, f) => (f === 2 ? score : 3)),
    (row: readonly number[]) => row.map(() => row[0]!),
  ]) {
    const folds = stratifiedFolds(labels, 5, createRandom(1));
    const { report } = studyUnusual({ rows: rows.map(change), labels }, [1, 10], "log-standard", folds, 1);
    for (const figures of report) for (const figure of Object.values(figures)) expect(figure).toSatisfy(Number.isFinite);
  }
});
