import fc from "fast-check";
import { expect, test } from "vitest";
import { explain } from "../../../model/explanation/explain.ts";
import { baseRate, predict } from "../../../model/prediction/predict.ts";
import { probabilityOf } from "../../../model/training/fitted.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

const score = fc.integer({ min: 1, max: 10 });
const sample = fc.array(fc.option(score, { nil: null }), { minLength: 9, maxLength: 9 }).filter((values) => values.some((v) => v !== null));
const prevalence = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const { rows, counts } = shipped.file.background;

test("baseline and contributions add up to the probability, at any prevalence, whatever is known", () => {
  fc.assert(
    fc.property(sample, fc.option(prevalence, { nil: undefined }), (values, p) => {
      const question = p === undefined ? { values } : { values, prevalence: p };
      const { baseline, contributions, probability } = explain(shipped, question, { changes: 1 });
      const sum = contributions.reduce((total, { contribution }) => total + contribution, baseline);
      expect(Math.abs(sum - probability)).toBeLessThan(1e-12);
      expect(probability).toBe(predict(shipped, question).probability);
      if (p !== undefined) expect(baseline).toBe(p);
    }),
    { numRuns: 40, seed: 1 },
  );
});

test("knowing nothing gives the base rate exactly, which is the share of malignant rows and the mean answer over them", () => {
  const [benign, malignant] = counts.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  expect([benign, malignant]).toEqual([444, 239]);
  const nothing = { values: new Array(9).fill(null) };
  expect(predict(shipped, nothing).probability).toBe(239 / 683);
  expect(predict(shipped, { ...nothing, prevalence: 0.01 }).probability).toBe(0.01);
  const mean = rows.reduce((sum, row, r) => sum + (counts[r]![0] + counts[r]![1]) * probabilityOf(shipped, row), 0) / 683;
  expect(mean).toBeCloseTo(239 / 683, 12);
});

test("an infinite bandwidth gives the interventional Shapley values of brute force", () => {
  const base = changedModel({});
  const model = { ...base, file: { ...base.file, background: { ...base.file.background, bandwidth: Infinity } } };
  for (const values of randomSamples(3, 5) as number[][]) {
    const { contributions } = explain(model, { values }, { changes: 1 });
    const expected = interventionalShapley(values);
    for (const [i, { contribution }] of contributions.entries()) expect(contribution).toBeCloseTo(expected[i]!, 12);
  }
});

/** By the definition: the mean marginal contribution over all 9! orders is the weighted sum over all coalitions, each asked of every row. */
function interventionalShapley(values: number[]): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const worth = Array.from({ length: 512 }, (_, S) =>
    rows.reduce((sum, row, r) => {
      const mixed = row.map((score, f) => ((S >> f) & 1 ? values[f]! : score));
      return sum + ((counts[r]![0] + counts[r]![1]) / 683) * probabilityOf(shipped, mixed);
    }, 0),
  );
  return values.map((_, i) => {
    let value = 0;
    for (let S = 0; S < 512; S++) {
      if ((S >> i) & 1) continue;
      const size = S.toString(2).split("1").length - 1;
      value += ((factorial(size) * factorial(8 - size)) / factorial(9)) * (worth[S | (1 << i)]! - worth[S]!);
    }
    return value;
  });
}

test("with unknown values the answer is the kernel-weighted mean over the training rows, cut off five deviations beyond the nearest", () => {
  const { bandwidth } = shipped.file.background;
  for (const values of randomSamples(60, 11, { unknowns: true })) {
    const known = values.flatMap((v, f) => (v === null ? [] : [f]));
    if (known.length === 9) continue;
    let weights = 0;
    let sum = 0;
    const distances = rows.map((row) => known.reduce((d, f) => d + ((values[f]! - row[f]!) / 9) ** 2, 0) / known.length);
    rows.forEach((row, r) => {
      const beyond = (distances[r]! - Math.min(...distances)) / (bandwidth * bandwidth);
      if (beyond > 25) return;
      const weight = (counts[r]![0] + counts[r]![1]) * Math.exp(-beyond / 2);
      weights += weight;
      sum +=
        weight *
        probabilityOf(
          shipped,
          row.map((score, f) => values[f] ?? score),
        );
    });
    expect(predict(shipped, { values }).probability).toBeCloseTo(sum / weights, 11);
  }
});

test("the order of the features changes nothing", () => {
  const order = [4, 7, 1, 8, 0, 3, 6, 2, 5];
  const permute = <T>(list: readonly T[]): T[] => order.map((f) => list[f]!);
  const { file } = shipped;
  const permuted = changedModel({
    features: permute(file.features),
    scaling: { ...file.scaling, offset: permute(file.scaling.offset), scale: permute(file.scaling.scale) },
    layers: file.layers.map((layer, l) => (l === 0 ? { ...layer, W: layer.W.map(permute) } : layer)),
    background: { ...file.background, rows: file.background.rows.map(permute) },
  });
  for (const values of randomSamples(10, 23, { unknowns: true })) {
    const a = explain(shipped, { values });
    const b = explain(permuted, { values: permute(values) });
    expect(b.probability).toBeCloseTo(a.probability, 12);
    for (const { feature, contribution } of a.contributions)
      expect(b.contributions.find((other) => other.feature === feature)!.contribution).toBeCloseTo(contribution, 12);
    expect(b.counterfactual?.probability ?? 0).toBeCloseTo(a.counterfactual?.probability ?? 0, 12);
  }
});

test("a prediction set is never empty, holds the prediction, and does not depend on the prevalence otherwise", () => {
  fc.assert(
    fc.property(sample, prevalence, (values, p) => {
      const here = predict(shipped, { values });
      const there = predict(shipped, { values, prevalence: p });
      for (const answer of [here, there]) expect(answer.predictionSet).toContain(answer.prediction);
      if (here.prediction === there.prediction) expect(there.predictionSet).toEqual(here.predictionSet);
    }),
    { numRuns: 100, seed: 2 },
  );
});

test("the prevalence multiplies the odds by the ratio of the base rates' odds", () => {
  const base = baseRate(shipped);
  expect(base).toBe(239 / 683);
  fc.assert(
    fc.property(sample, prevalence, (values, p) => {
      const odds = (x: number): number => x / (1 - x);
      const here = predict(shipped, { values }).probability;
      const there = predict(shipped, { values, prevalence: p }).probability;
      expect(odds(there) / (odds(here) * (odds(p) / odds(base)))).toBeCloseTo(1, 9);
      expect(predict(shipped, { values, prevalence: base }).probability).toBe(here);
    }),
    { numRuns: 100, seed: 3 },
  );
});

test("the similar rows are the nearest by brute force, and a sample far from all of them is unusual", () => {
  for (const values of randomSamples(30, 31, { unknowns: true })) {
    const known = values.flatMap((v, f) => (v === null ? [] : [f]));
    const distances = rows.map((row) => Math.sqrt(known.reduce((d, f) => d + ((values[f]! - row[f]!) / 9) ** 2, 0) / known.length));
    const { similar, unusual } = explain(shipped, { values }, { changes: 1 });
    expect(similar.map(({ distance }) => distance.toFixed(12))).toEqual(
      [...distances]
        .sort((a, b) => a - b)
        .slice(0, 5)
        .map((d) => d.toFixed(12)),
    );
    expect(unusual).toBe(Math.min(...distances) > shipped.file.unusual.distance + 1e-12);
  }
  for (const row of rows) expect(predict(shipped, { values: row }).unusual).toBe(false);
  expect(predict(shipped, { values: [1, 10, 1, 10, 1, 10, 1, 10, 1] }).unusual).toBe(true);
});

test("what is no question is refused with the rule and the value", () => {
  expect(() => predict(shipped, { values: [1, 2, 3] })).toThrow("a sample has 9 scores, got 3");
  expect(() => predict(shipped, { values: [11, 1, 1, 1, 1, 1, 1, 1, 1] })).toThrow(
    "clumpThickness must be a whole number from 1 to 10 or null, got 11",
  );
  expect(() => predict(shipped, { values: [1, 1.5, 1, 1, 1, 1, 1, 1, 1] })).toThrow("got 1.5");
  expect(() => predict(shipped, { values: new Array(9).fill(1), prevalence: 1 })).toThrow("prevalence must lie between 0 and 1, got 1");
});

test("the wider the kernel, the nearer the answer to that of an infinite one; the narrower, to the rows that fit best", () => {
  const withBandwidth = (bandwidth: number) => ({
    ...shipped,
    file: { ...shipped.file, background: { ...shipped.file.background, bandwidth } },
  });
  for (const values of randomSamples(20, 71, { unknowns: true })) {
    if (!values.includes(null)) continue;
    const limit = predict(withBandwidth(Infinity), { values }).probability;
    const gaps = [1, 3, 10, 30, 100].map((bandwidth) => Math.abs(predict(withBandwidth(bandwidth), { values }).probability - limit));
    for (let i = 1; i < gaps.length; i++) expect(gaps[i]!).toBeLessThan(gaps[i - 1]! + 1e-12);
    const known = values.flatMap((v, f) => (v === null ? [] : [f]));
    const distances = rows.map((row) => known.reduce((d, f) => d + (values[f]! - row[f]!) ** 2, 0));
    let weights = 0;
    let sum = 0;
    rows.forEach((row, r) => {
      if (distances[r] !== Math.min(...distances)) return;
      const mixed = row.map((score, f) => values[f] ?? score);
      weights += counts[r]![0] + counts[r]![1];
      sum += (counts[r]![0] + counts[r]![1]) * probabilityOf(shipped, mixed);
    });
    expect(predict(withBandwidth(1e-3), { values }).probability).toBeCloseTo(sum / weights, 12);
  }
});
