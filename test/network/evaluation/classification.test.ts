import fc from "fast-check";
import { expect, test } from "vitest";
import { accuracyOf, classMetrics, confusionMatrix, macroAverage, multiclassLogLoss } from "../../../network/evaluation/classification.ts";
import { measure } from "../../../network/evaluation/metrics.ts";

const close = (x: number) => expect.closeTo(x, 12);

test("a report equals that of scikit-learn's documentation", () => {
  // The example of sklearn.metrics.classification_report, before its rounding to two digits.
  const matrix = confusionMatrix([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], 3);
  expect(matrix).toEqual([
    [1, 0, 0],
    [1, 0, 0],
    [0, 1, 2],
  ]);
  expect(accuracyOf(matrix)).toBe(3 / 5);
  expect(classMetrics(matrix)).toEqual([
    { precision: 1 / 2, recall: 1, f1: close(2 / 3), support: 1 },
    { precision: 0, recall: 0, f1: 0, support: 1 },
    { precision: 1, recall: close(2 / 3), f1: close(4 / 5), support: 3 },
  ]);
  expect(macroAverage(classMetrics(matrix))).toEqual({ precision: close(1 / 2), recall: close(5 / 9), f1: close(22 / 45) });
});

test("the log loss of several classes, by hand", () => {
  const probabilities = [
    [0.5, 0.25, 0.25],
    [0.1, 0.8, 0.1],
    [0, 1, 0],
  ];
  expect(multiclassLogLoss(probabilities, [0, 1, 1])).toBeCloseTo(-Math.log(0.5 * 0.8) / 3, 14);
  expect(multiclassLogLoss(probabilities, [0, 1, 1], [2, 0, 0])).toBeCloseTo(Math.LN2, 14);
  expect(multiclassLogLoss(probabilities, [0, 1, 0], [0, 0, 1])).toBeCloseTo(52 * Math.LN2, 12);
});

test("with two classes the figures are those of a positive and a negative class", () => {
  const cases = fc.array(
    fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constantFrom(0, 1), weight: fc.integer({ min: 1, max: 5 }) }),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(cases, (drawn) => {
      const [probabilities, labels, weights] = [drawn.map(({ p }) => p), drawn.map(({ y }) => y), drawn.map(({ weight }) => weight)];
      const binary = measure({ probabilities, labels, weights });
      const matrix = confusionMatrix(
        labels,
        probabilities.map((p) => (p >= 0.5 ? 1 : 0)),
        2,
        weights,
      );
      const [, positive] = classMetrics(matrix);
      expect(accuracyOf(matrix)).toBe(binary.accuracy);
      if (!Number.isNaN(binary.sensitivity)) expect(positive!.recall).toBe(binary.sensitivity);
      if (!Number.isNaN(binary.ppv)) expect(positive!.precision).toBe(binary.ppv);
      expect(
        multiclassLogLoss(
          probabilities.map((p) => [1 - p, p]),
          labels,
          weights,
        ),
      ).toBeCloseTo(binary.logLoss, 12);
    }),
  );
});

test("classes outside the matrix and lists of different lengths are refused", () => {
  expect(() => confusionMatrix([0, 3], [0, 1], 3)).toThrow("a class must be an integer from 0 to 2, got 3 and 1 for case 1");
  expect(() => confusionMatrix([0], [0.5], 3)).toThrow("a class must be an integer from 0 to 2, got 0 and 0.5 for case 0");
  expect(() => confusionMatrix([0, 1], [0], 2)).toThrow("there must be one prediction and one weight per case, got 1 and 2 for 2");
  expect(() => confusionMatrix([], [], 0)).toThrow("classes must be an integer of at least 1, got 0");
  expect(() => multiclassLogLoss([[0.5, 0.5]], [2])).toThrow("the probability of class 2 must be from 0 to 1, got undefined for case 0");
});
