import fc from "fast-check";
import { expect, test } from "vitest";
import { createDataset, mergeRepeated, oneHot, selectSamples, splitDataset } from "../../../network/learning/dataset.ts";

const rows = [
  [1, 2],
  [3, 4],
  [5, 6],
  [1, 2],
];
const data = createDataset(rows, [0, 1, 1, 0], [1, 2, 3, 4]);

test("a sample's inputs lie side by side", () => {
  expect(data).toEqual({
    X: Float64Array.of(1, 2, 3, 4, 5, 6, 1, 2),
    Y: Float64Array.of(0, 1, 1, 0),
    count: 4,
    weights: Float64Array.of(1, 2, 3, 4),
  });
});

test("a one-hot row has its 1 at the label's class", () => {
  expect(oneHot(["b", "a", "c"], ["a", "b", "c"])).toEqual([
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ]);
  expect(() => oneHot(["d"], ["a", "b"])).toThrow(new RangeError("a label must be one of a, b, got d"));
});

test("selected samples keep inputs, targets and weights together", () => {
  expect(selectSamples(data, [2, 0])).toEqual(
    createDataset(
      [
        [5, 6],
        [1, 2],
      ],
      [1, 0],
      [3, 1],
    ),
  );
  for (const index of [-1, 4, 0.5, NaN])
    expect(() => selectSamples(data, [index])).toThrow(new RangeError(`an index must be an integer from 0 to 3, got ${index}`));
});

test("merging adds up the weights of equal samples", () => {
  expect(mergeRepeated(data)).toEqual(createDataset(rows.slice(0, 3), [0, 1, 1], [5, 2, 3]));
});

test("a split puts every sample into one of its parts, in an order that the seed decides", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 100 }), fc.double({ min: 0.2, max: 0.8, noNaN: true }), fc.nat(), (count, fraction, seed) => {
      const numbered = createDataset(
        Array.from({ length: count }, (_, i) => [i]),
        Array.from({ length: count }, (_, i) => i % 2),
      );
      const { training, test: rest } = splitDataset(numbered, fraction, seed);
      expect(training.count).toBe(Math.round(fraction * count));
      expect([...training.X, ...rest.X].sort((a, b) => a - b)).toEqual([...numbered.X]);
      expect([...rest.Y]).toEqual([...rest.X].map((x) => x % 2));
      expect(splitDataset(numbered, fraction, seed).training.X).toEqual(training.X);
    }),
  );
  const order = (seed: number) => splitDataset(data, 0.5, seed).training.X.join();
  expect(new Set(Array.from({ length: 10 }, (_, seed) => order(seed))).size).toBeGreaterThan(1);
});

test.each([
  [() => createDataset([], []), "the number of samples must be an integer of at least 1, got 0"],
  [() => createDataset([[1]], [1, 0]), "there must be as many targets as samples, got 2 for 1"],
  [() => createDataset([[1]], [1], [1, 1]), "there must be as many weights as samples, got 2 for 1"],
  [() => createDataset([[1]], [1], [-1]), "the weight of sample 0 must be a finite number of at least 0, got -1"],
  [() => createDataset([[1, 2], [1]], [0, 1]), "inputs of sample 1 must have 2 numbers, like the first, got 1"],
  [() => createDataset([[1, NaN]], [0]), "inputs[1] of sample 0 must be a finite number, got NaN"],
  [() => createDataset([[1]], [Infinity]), "targets[0] of sample 0 must be a finite number, got Infinity"],
  [() => splitDataset(data, 1), "fraction must be a finite number above 0 and below 1, got 1"],
  [() => splitDataset(data, 0.1), "both parts must have samples, got a fraction of 0.1 of 4 samples"],
])("%s is refused", (build, message) => {
  expect(build).toThrow(new RangeError(message));
});
