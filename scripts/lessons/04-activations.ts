import type { ActivationFigures } from "../../data/lessons/04-activations.ts";
import { scaleRows } from "../../model/training/scaling.ts";
import { activations } from "../../network/learning/activations.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { powInteger, sigmoid } from "../../network/math/exact.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

const LAYERS = 20;

/** Chapter 4. */
export const activationLesson: Lesson<ActivationFigures> = {
  number: 4,
  slug: "activations",
  parts: {
    vanishing: {
      settings: { activation: "sigmoid", layers: LAYERS, at: "z = 0, where the slope is largest" },
      compute() {
        const steepest = activations.sigmoid.derivative(0, sigmoid(0));
        return { layers: LAYERS, steepest, left: powInteger(steepest, LAYERS) };
      },
    },
    answering: { settings: { model: "the deployed one", rows: "all complete rows" }, compute: answeringUnits },
  },
};

function answeringUnits({ data, model }: LessonContext) {
  const { network, parameters, scaling } = model();
  const cache = createForwardCache(network, data.rows.length);
  forward(network, parameters, scaleRows(scaling, data.rows), data.rows.length, cache);
  const { units } = network.layers[0]!;
  const A = cache.A[0]!;
  const counts = Array.from({ length: units }, (_, unit) => data.rows.filter((_, row) => (A[row * units + unit] as number) > 0).length);
  return { rows: data.rows.length, counts: counts.toSorted((a, b) => b - a), silent: counts.filter((count) => count === 0).length };
}
