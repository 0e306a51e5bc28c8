import type { LossAfter, LossFigures } from "../../data/lessons/06-loss.ts";
import { type LossName, losses } from "../../network/learning/losses.ts";
import { accuracy } from "../../network/learning/measurement.ts";
import { step, type Training } from "../../network/learning/training.ts";
import { log, sigmoid } from "../../network/math/exact.ts";
import { articleTraining } from "./article-training.ts";
import type { Lesson } from "./lesson.ts";

const AFTER = [0, 10, 100, 1000];
const BINS = 40;
const Z = -10;

/** Chapter 6. */
export const lossLesson: Lesson<LossFigures> = {
  number: 6,
  slug: "loss",
  parts: {
    training: {
      settings: { start: "article", rows: "0 to 499", rate: 0.07, batch: "full", steps: AFTER, bins: BINS },
      compute(context) {
        const training = articleTraining(context);
        return AFTER.map((steps) => {
          while (training.steps < steps) step(training);
          return lossAfter(training);
        });
      },
    },
    ignorance: {
      settings: { rows: "all complete rows" },
      compute({ data: { labels } }) {
        const share = labels.reduce((sum, label) => sum + label, 0) / labels.length;
        return { share, loss: -share * log(share) - (1 - share) * log(1 - share) };
      },
    },
    pull: {
      settings: { z: Z, label: 1 },
      compute: () => ({ z: Z, crossEntropy: slopeAt("binaryCrossEntropy"), squaredError: slopeAt("meanSquaredError") }),
    },
  },
};

function lossAfter({ engine, network, parameters, data, steps }: Training): LossAfter {
  const P = new Float64Array(data.count);
  engine.predictInto(P, parameters, data.X, data.count);
  const ofTruth = P.map((p, i) => (data.Y[i] === 1 ? p : 1 - p));
  const bins = Array.from({ length: BINS }, (_, bin) => ofTruth.filter((p) => Math.min(BINS - 1, Math.floor(p * BINS)) === bin).length);
  return { steps, loss: engine.loss(parameters, data), accuracy: accuracy(engine, network, parameters, data), bins };
}

/** The size of the slope of a loss in z, for a sample whose true class is 1. */
function slopeAt(loss: LossName): number {
  const dZ = new Float64Array(1);
  losses[loss].gradientInto(dZ, Float64Array.of(Z), Float64Array.of(sigmoid(Z)), Float64Array.of(1), 0, 1, 1, "sigmoid");
  return Math.abs(dZ[0] as number);
}
