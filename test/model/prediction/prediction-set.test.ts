import fc from "fast-check";
import { expect, test } from "vitest";
import { predictionSet } from "../../../model/prediction/prediction-set.ts";

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const predictedClass = fc.constantFrom(0 as const, 1 as const);

test("a class belongs to the set where its own probability reaches its own threshold", () => {
  expect(predictionSet([0.9, 0.7], 0.05, 0)).toEqual([true, false]);
  expect(predictionSet([0.9, 0.7], 0.7, 1)).toEqual([false, true]);
  expect(predictionSet([0.2, 0.1], 0.5, 1)).toEqual([true, true]);
});

test("a sample that conforms to neither class gets both", () => {
  expect(predictionSet([0.9, 0.7], 0.4, 0)).toEqual([true, true]);
});

test("the set always has the predicted class, and a lower threshold never removes a class that reached it", () => {
  fc.assert(
    fc.property(unit, unit, unit, unit, predictedClass, (negative, positive, lowered, probability, predicted) => {
      const set = predictionSet([negative, positive], probability, predicted);
      expect(set[predicted]).toBe(true);
      if (probability >= positive) expect(predictionSet([negative, positive * lowered], probability, predicted)[1]).toBe(true);
      if (1 - probability >= negative) expect(predictionSet([negative * lowered, positive], probability, predicted)[0]).toBe(true);
    }),
  );
});
