import fc from "fast-check";
import { expect, test } from "vitest";
import { isWisconsin } from "../../../data/wisconsin.ts";
import { explain } from "../../../model/explanation/explain.ts";
import { type Model, modelOf } from "../../../model/file/model.ts";
import { baseRate, predict } from "../../../model/prediction/predict.ts";
import { probabilityOf } from "../../../model/training/fitted.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

const score = fc.integer({ min: 1, max: 10 });
const sample = fc.array(fc.option(score, { nil: null }), { minLength: 9, maxLength: 9 }).filter((values) => values.some((v) => v !== null));
const prevalence = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const { rows, counts } = shipped.file.background;
const shareOfMalignant = counts.reduce((sum, [, malignant]) => sum + malignant, 0) / shipped.file.data.used;
const occurrences = counts.map(([benign, malignant]) => benign + malignant);

/** The shipped model with another kernel. */
function withBandwidth(bandwidth: number): Model {
  return modelOf({ ...shipped.file, background: { ...shipped.file.background, bandwidth } });
}

/** The mean probability over some rows with the known scores put in, each row as often as it occurs. */
function meanOver(values: readonly (number | null)[], isIncluded: (r: number) => boolean): number {
  let total = 0;
  let sum = 0;
  rows.forEach((row, r) => {
    if (!isIncluded(r)) return;
    total += occurrences[r]!;
    sum +=
      occurrences[r]! *
      probabilityOf(
        shipped,
        row.map((own, f) => values[f] ?? own),
      );
  });
  return sum / total;
}

test("baseline and contributions add up to the probability, at any prevalence, whatever is known", () => {
  fc.assert(
    fc.property(sample, fc.option(prevalence, { nil: undefined }), (values, p) => {
      const input = p === undefined ? { values } : { values, prevalence: p };
      const { baseline, contributions, probability } = explain(shipped, input, { changes: 1 });
      const sum = contributions.reduce((total, { contribution }) => total + contribution, baseline);
      expect(Math.abs(sum - probability)).toBeLessThan(1e-12);
      expect(probability).toBe(predict(shipped, input).probability);
      if (p !== undefined) expect(baseline).toBe(p);
    }),
    { numRuns: 40, seed: 1 },
  );
});

test("knowing nothing gives the base rate exactly: the share of malignant rows, and the mean probability over all rows", () => {
  if (isWisconsin(shipped.file.data)) expect(shareOfMalignant).toBe(239 / 683);
  const nothing = { values: new Array(9).fill(null) };
  expect(predict(shipped, nothing).probability).toBe(shareOfMalignant);
  expect(predict(shipped, { ...nothing, prevalence: 0.01 }).probability).toBe(0.01);
  expect(meanOver(nothing.values, () => true)).toBeCloseTo(shareOfMalignant, 12);
});

test("the wider the kernel, the nearer to the mean over all rows", () => {
  for (const values of randomSamples(20, 71, { unknowns: true })) {
    if (!values.includes(null)) continue;
    const all = predict(withBandwidth(Infinity), { values }).probability;
    expect(all).toBeCloseTo(
      meanOver(values, () => true),
      12,
    );
    const gaps = [10, 30, 100, 300].map((bandwidth) => Math.abs(predict(withBandwidth(bandwidth), { values }).probability - all));
    for (let i = 1; i < gaps.length; i++) expect(gaps[i]!).toBeLessThan(gaps[i - 1]! + 1e-12);
  }
});

test("the narrower, the nearer to the mean over the rows of the same total, or of the stretch of totals that was pooled with it", () => {
  let unpooled = 0;
  for (let f = 0; f < 9; f++)
    for (let score = 1; score <= 10; score++) {
      const values = new Array<number | null>(9).fill(null).with(f, score);
      const totals = [...new Set(rows.map((row) => row[f]!))].sort((a, b) => a - b);
      const means = totals.map((total) => meanOver(values, (r) => rows[r]![f] === total));
      const at = totals.indexOf(score);
      if (at < 0) continue;
      const probability = predict(withBandwidth(1e-3), { values }).probability;
      // Nothing before it is above it, and nothing after it is below it: then it stands alone.
      if (means.every((mean, t) => t === at || (t < at ? mean < means[at]! : mean > means[at]!))) {
        unpooled++;
        expect(probability).toBeCloseTo(means[at]!, 12);
      } else {
        expect(probability).toBeGreaterThan(Math.min(...means.slice(at)) - 1e-12);
        expect(probability).toBeLessThan(Math.max(...means.slice(0, at + 1)) + 1e-12);
      }
    }
  expect(unpooled).toBeGreaterThan(10);
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

test("a prediction set has the prediction, and does not depend on the prevalence otherwise", () => {
  fc.assert(
    fc.property(sample, prevalence, (values, p) => {
      const here = predict(shipped, { values });
      const there = predict(shipped, { values, prevalence: p });
      for (const { predictionSet, prediction } of [here, there]) expect(predictionSet).toContain(prediction);
      if (here.prediction === there.prediction) expect(there.predictionSet).toEqual(here.predictionSet);
    }),
    { numRuns: 100, seed: 2 },
  );
});

test("the prevalence multiplies the odds by the ratio of the base rates' odds", () => {
  const base = baseRate(shipped);
  expect(base).toBe(shareOfMalignant);
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

test("an input that the model cannot predict from is refused with the rule and the value", () => {
  expect(() => predict(shipped, { values: [1, 2, 3] })).toThrow("a sample must have 9 scores, got 3");
  expect(() => predict(shipped, { values: [11, 1, 1, 1, 1, 1, 1, 1, 1] })).toThrow(
    "clumpThickness must be a whole number from 1 to 10 or null, got 11",
  );
  expect(() => predict(shipped, { values: [1, 1.5, 1, 1, 1, 1, 1, 1, 1] })).toThrow("got 1.5");
  expect(() => explain(shipped, { values: [1, 0, 1, 1, 1, 1, 1, 1, 1] })).toThrow("uniformityOfCellSize must be");
  expect(() => predict(shipped, { values: new Array(9).fill(1), prevalence: 1 })).toThrow("prevalence must lie between 0 and 1, got 1");
});
