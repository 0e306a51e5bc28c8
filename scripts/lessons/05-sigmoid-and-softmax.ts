import type { SoftmaxFigures } from "../../data/lessons/05-sigmoid-and-softmax.ts";
import { scaleRows } from "../../model/training/scaling.ts";
import { activateInto } from "../../network/learning/activations.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { sigmoid } from "../../network/math/exact.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

const RANGE = 40;
const PER_UNIT = 100;
const BIN = 0.5;

/** Chapter 5. */
export const softmaxLesson: Lesson<SoftmaxFigures> = {
  number: 5,
  slug: "sigmoid-and-softmax",
  parts: {
    equality: { settings: { from: -RANGE, to: RANGE, step: 1 / PER_UNIT }, compute: compareEverywhere },
    logits: { settings: { model: "the deployed one", rows: "all complete rows", binWidth: BIN }, compute: logitsByClass },
  },
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

/** How many rows of each class have a z in each bin, from the first bin that any row is in to the last. */
function logitsByClass({ data: { rows, labels }, model }: LessonContext) {
  const { network, parameters, scaling } = model();
  const cache = createForwardCache(network, rows.length);
  forward(network, parameters, scaleRows(scaling, rows), rows.length, cache);
  const bins = Array.from(cache.Z.at(-1) as Float64Array, (z) => Math.floor(z / BIN));
  const [first, last] = [Math.min(...bins), Math.max(...bins)];
  const countsOf = (label: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => bins.filter((bin, row) => bin === first + i && labels[row] === label).length);
  return { from: first * BIN, width: BIN, benign: countsOf(0), malignant: countsOf(1) };
}
