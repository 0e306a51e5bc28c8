import { expect, test } from "vitest";
import { explain } from "../../../model/explanation/explain.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { randomSamples, shipped } from "../models.ts";

/** Every change of `size` known scores, one by one. */
function* everyChange(values: readonly (number | null)[], size: number, from = 0): Generator<(number | null)[]> {
  if (size === 0) {
    yield [...values];
    return;
  }
  for (let f = from; f < 9; f++) {
    if (values[f] === null) continue;
    for (let to = 1; to <= 10; to++) {
      if (to === values[f]) continue;
      yield* everyChange(
        values.map((v, i) => (i === f ? to : v)),
        size - 1,
        f + 1,
      );
    }
  }
}

const stepsOf = (a: readonly (number | null)[], b: readonly (number | null)[]): number =>
  a.reduce((sum: number, v, f) => sum + Math.abs((v ?? 0) - (b[f] ?? 0)), 0);

/** Fewest features, then fewest steps, by asking of every change what `predict` says. */
function bruteForce(
  values: (number | null)[],
  prevalence: number,
): { size: number; steps: number; probabilities: number[]; tried: number } | null {
  const { prediction } = predict(shipped, { values, prevalence });
  let tried = 0;
  for (const size of [1, 2]) {
    let steps = Infinity;
    let probabilities: number[] = [];
    for (const changed of everyChange(values, size)) {
      tried++;
      const answer = predict(shipped, { values: changed, prevalence });
      const far = stepsOf(values, changed);
      if (answer.prediction === prediction || far > steps) continue;
      if (far < steps) probabilities = [];
      steps = far;
      probabilities.push(answer.probability);
    }
    if (probabilities.length > 0) return { size, steps, probabilities, tried };
  }
  return null;
}

test("the nearest change is that of brute force on 200 random samples, and nothing found means that there is none", {
  timeout: 300_000,
}, () => {
  const samples = [
    ...randomSamples(150, 41),
    ...(shipped.file.background.rows.filter((_, r) => r % 15 === 0) as number[][]),
    ...randomSamples(20, 43, { unknowns: true }).map((values) => values.map((v, f) => (f < 5 ? v : null))),
  ].filter((values) => values.some((v) => v !== null));
  expect(samples.length).toBeGreaterThanOrEqual(190);
  for (const [i, values] of samples.entries()) {
    const prevalence = [0.35, 0.05, 0.7][i % 3]!;
    const { counterfactual, searched } = explain(shipped, { values, prevalence });
    const expected = bruteForce(values, prevalence);
    expect(counterfactual === null).toBe(expected === null);
    if (!counterfactual || !expected) continue;
    expect(counterfactual.changes.length).toBe(expected.size);
    expect(counterfactual.changes.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0)).toBe(expected.steps);
    expect(searched).toBe(expected.tried);
    const best = counterfactual.prediction === "malignant" ? Math.max(...expected.probabilities) : Math.min(...expected.probabilities);
    expect(counterfactual.probability).toBe(best);
  }
});

test("the change that is named leads where it says", () => {
  for (const values of randomSamples(20, 47, { unknowns: true })) {
    const { counterfactual, prediction } = explain(shipped, { values });
    if (!counterfactual) continue;
    const changed = values.map((v, f) => counterfactual.changes.find(({ feature }) => feature === shipped.file.features[f])?.to ?? v);
    const answer = predict(shipped, { values: changed });
    expect(answer.probability).toBe(counterfactual.probability);
    expect(answer.prediction).toBe(counterfactual.prediction);
    expect(answer.prediction).not.toBe(prediction);
  }
});

test("three changes are searched where that is asked for: 81 of one score, 2,916 of two, 61,236 of three", () => {
  const values = new Array(9).fill(10);
  const two = explain(shipped, { values });
  if (two.counterfactual === null) expect(two.searched).toBe(81 + 2916);
  const three = explain(shipped, { values }, { changes: 3 });
  if (two.counterfactual === null) expect(three.searched).toBe(81 + 2916 + 61236);
});
