import type { SoftmaxFigures } from "../../data/lessons/05-sigmoid-and-softmax.ts";
import { activateInto } from "../../network/learning/activations.ts";
import { sigmoid } from "../../network/math/exact.ts";
import type { Lesson } from "./lesson.ts";

const RANGE = 40;
const PER_UNIT = 100;

/** Chapter 5. */
export const softmaxLesson: Lesson<SoftmaxFigures> = {
  number: 5,
  slug: "sigmoid-and-softmax",
  parts: { equality: { settings: { from: -RANGE, to: RANGE, step: 1 / PER_UNIT }, compute: compareEverywhere } },
};

function compareEverywhere() {
  const points = Array.from({ length: 2 * RANGE * PER_UNIT + 1 }, (_, i) => (i - RANGE * PER_UNIT) / PER_UNIT);
  const pairs = points.map((z) => {
    const A = new Float64Array(2);
    activateInto(A, Float64Array.of(z, 0), "softmax", 2, 1);
    return [A[0] as number, sigmoid(z)] as const;
  });
  return {
    points: points.length,
    sameBits: pairs.filter(([ofSoftmax, ofSigmoid]) => Object.is(ofSoftmax, ofSigmoid)).length,
    largestDifference: Math.max(...pairs.map(([ofSoftmax, ofSigmoid]) => Math.abs(ofSoftmax - ofSigmoid))),
  };
}
