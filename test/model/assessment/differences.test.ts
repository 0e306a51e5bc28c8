import { expect, test } from "vitest";
import { differencesFrom } from "../../../model/assessment/differences.ts";
import { measure } from "../../../network/evaluation/metrics.ts";
import { createRandom } from "../../../network/math/random.ts";

const random = createRandom(5);
const rows = Array.from({ length: 60 }, (_, i) => [i]);
const labels = rows.map((_, i) => i % 2);
const vectors = (noise: number) =>
  Array.from({ length: 3 }, () =>
    Float64Array.from(labels, (y) => Math.min(0.99, Math.max(0.01, 0.5 + (y - 0.5) * 0.6 + noise * random.normal()))),
  );

test("the mean differences are those of the mean figures", () => {
  const [own, other] = [vectors(0.2), vectors(0.4)];
  const differences = differencesFrom(own, other, { rows, labels });
  const mean = (repeats: Float64Array[], name: "logLoss" | "accuracy" | "sensitivity" | "specificity") =>
    repeats.reduce((sum, probabilities) => sum + measure({ probabilities, labels })[name], 0) / repeats.length;
  for (const name of ["logLoss", "accuracy", "sensitivity", "specificity"] as const) {
    expect(differences[name].mean).toBeCloseTo(mean(other, name) - mean(own, name), 12);
    expect(differences[name].interval[0]).toBeLessThanOrEqual(differences[name].mean);
    expect(differences[name].interval[1]).toBeGreaterThanOrEqual(differences[name].mean);
  }
});

test("a method does not differ from itself", () => {
  const own = vectors(0.2);
  const none = { mean: 0, interval: [0, 0] };
  expect(differencesFrom(own, own, { rows, labels })).toEqual({ logLoss: none, accuracy: none, sensitivity: none, specificity: none });
});

test("rows that were not tested do not count", () => {
  const [own] = vectors(0.2);
  const [other] = vectors(0.4);
  const half = (probabilities: Float64Array) => [probabilities.map((p, i) => (i < 30 ? p : Number.NaN))];
  const all = { rows: rows.slice(0, 30), labels: labels.slice(0, 30) };
  expect(differencesFrom(half(own!), half(other!), { rows, labels })).toEqual(
    differencesFrom([own!.slice(0, 30)], [other!.slice(0, 30)], all),
  );
});
