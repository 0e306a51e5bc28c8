import fc from "fast-check";
import { expect, test } from "vitest";
import { type Model, modelOf } from "../../../model/file/model.ts";
import { backgroundOf, createBackground } from "../../../model/unknowns/background.ts";
import { conditionalOf } from "../../../model/unknowns/conditional.ts";
import { expectedProbability } from "../../../model/unknowns/expectation.ts";
import * as reference from "../../../model/unknowns/reference.ts";
import { knownFeatures } from "../../../model/unknowns/subsets.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { anyModelAndSample, anyMonotoneModelAndSample } from "../arbitraries.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

// The two add up in different orders; nothing else sets them apart.
const ROUNDING = 1e-12;

function expectEqual(model: Model, values: readonly (number | null)[]): void {
  const fast = expectedProbability(model, values);
  expect(Math.abs(fast - reference.expectedProbability(model, values))).toBeLessThan(ROUNDING);
}

test("the fast expectation is the reference's, whatever the network, the rows, the range and the bandwidth", () => {
  fc.assert(
    fc.property(anyModelAndSample, ({ model, values }) => expectEqual(model, values)),
    { numRuns: 2_000 },
  );
});

test("and for the shipped model", () => {
  for (const values of [...randomSamples(150, 11, { unknowns: true }), ...randomSamples(5, 12)]) expectEqual(shipped, values);
});

test("a sample gives the expectation for every set of known scores, whatever its other scores", () => {
  fc.assert(
    fc.property(anyModelAndSample, ({ model, values }) => {
      const [low] = model.file.range;
      const complete = values.map((value) => value ?? low);
      for (let S = 0; S < 1 << complete.length; S++) {
        const known = complete.map((value, f) => ((S >> f) & 1 ? value : null));
        const fast = conditionalOf(backgroundOf(model)).given(complete, S);
        expect(Math.abs(fast - reference.expectedProbability(model, known))).toBeLessThan(ROUNDING);
      }
    }),
    { numRuns: 200 },
  );
});

test("and for every bandwidth; an infinite one gives the plain mean over the rows", () => {
  fc.assert(
    fc.property(anyModelAndSample, ({ model, values }) => {
      const S = knownFeatures(values);
      fc.pre(S !== (1 << values.length) - 1);
      const { rows, counts } = model.file.background;
      const conditional = conditionalOf(backgroundOf(model));
      const bandwidths = [0.03, 0.4];
      const [plain, ...others] = conditional.givenEach(values, S, [Infinity, ...bandwidths]);
      bandwidths.forEach((bandwidth, i) => {
        const other = modelOf({ ...model.file, background: { rows, counts, bandwidth } });
        expect(Math.abs(others[i]! - reference.expectedProbability(other, values))).toBeLessThan(ROUNDING);
      });
      const weights = counts.map(([a, b]) => a + b);
      const mean = conditional.rowProbabilities(values, S).reduce((sum, p, r) => sum + p * weights[r]!, 0);
      expect(Math.abs(plain! - mean / weights.reduce((a, b) => a + b))).toBeLessThan(ROUNDING);
    }),
    { numRuns: 500 },
  );
});

// Why it must be so is said in reference.ts.
test("where no higher score lowers the network's probability, none lowers the expectation", () => {
  fc.assert(
    fc.property(anyMonotoneModelAndSample, fc.nat(), ({ model, values }, choice) => {
      const [low, high] = model.file.range;
      const known = values.flatMap((value, f) => (value === null ? [] : [f]));
      const f = known[choice % known.length] as number;
      const path = Array.from({ length: high - low + 1 }, (_, i) => expectedProbability(model, values.with(f, low + i)));
      for (let i = 1; i < path.length; i++) expect(path[i]).toBeGreaterThan(path[i - 1]! - ROUNDING);
    }),
    { numRuns: 2_000 },
  );
});

test("what is remembered has the bits of what is computed, however much is asked", () => {
  const { bandwidth } = backgroundOf(shipped);
  const conditional = conditionalOf(backgroundOf(shipped));
  for (const values of [...randomSamples(12, 83), ...randomSamples(12, 83)])
    for (let S = 0; S < 512; S++) expect(conditional.given(values, S)).toBe(conditional.givenEach(values, S, [bandwidth])[0]);
});

test("with nothing known, the expectation is the share of the positive class, to the bit", () => {
  fc.assert(
    fc.property(anyModelAndSample, ({ model, values }) => {
      const nothing = values.map(() => null);
      expect(expectedProbability(model, nothing)).toBe(reference.expectedProbability(model, nothing));
    }),
  );
});

test("more than 65,535 distinct rows and groups of rows are told apart", { tags: "slow" }, () => {
  // Six digits each, spread over all of them.
  const rows = Array.from({ length: 70_000 }, (_, i) => Array.from(String(i * 13).padStart(6, "0"), (digit) => Number(digit) + 1));
  const { layers, scaling, features } = shipped.file;
  const model = changedModel({
    features: features.slice(0, 6),
    scaling: { ...scaling, offset: scaling.offset.slice(0, 6), scale: scaling.scale.slice(0, 6) },
    layers: layers.map((layer, l) => (l === 0 ? { ...layer, W: layer.W.map((row) => row.slice(0, 6)) } : layer)),
    background: { bandwidth: 0.3, rows, counts: rows.map((_, i) => [1 + (i % 2), i % 3] as const) },
  });
  const [lower, upper] = backgroundOf(model).parts;
  expect(lower.combinations(0b110).count * upper.combinations(0b111000).count).toBeGreaterThan(65_535);
  for (const values of [
    [5, null, null, null, null, null],
    [null, null, null, null, null, 4],
    [7, 10, 10, 10, null, 1],
  ])
    expectEqual(model, values);
});

test("scores of a wide range do not wrap", () => {
  const rows = [
    [0, 0, 0],
    [0, 255, 255],
    [255, 0, 128],
    [255, 255, 255],
  ];
  const model = changedModel({
    features: shipped.file.features.slice(0, 3),
    range: [0, 255],
    scaling: { name: "min-max", offset: [0, 0, 0], scale: [255, 255, 255] },
    layers: [{ activation: "sigmoid", W: [[3, -2, 1]], b: [0.5] }],
    background: { bandwidth: 0.5, rows, counts: rows.map((_, r) => [1, r % 2] as const) },
  });
  for (const values of [
    [255, 255, null],
    [0, null, 0],
    [null, 200, 255],
  ])
    expectEqual(model, values);
});

test("more features or levels than the tables can hold are refused", () => {
  const fitted = (inputs: number) => {
    const network = createNetwork({ inputs, layers: [{ units: 1, activation: "sigmoid" }] });
    const scaling = { name: "standard" as const, offset: new Array(inputs).fill(0), scale: new Array(inputs).fill(1) };
    return { network, scaling, parameters: new Float64Array(network.parameterCount) };
  };
  const background = (inputs: number) => ({ bandwidth: 1, rows: [new Array(inputs).fill(0)], counts: [[1, 1]] as const });
  expect(() => createBackground(fitted(31), [0, 1], background(31))).toThrow("up to 30 features, got 31");
  expect(() => createBackground(fitted(2), [-1, 255], background(2))).toThrow("up to 256 levels, got 257, from -1 to 255");
});
