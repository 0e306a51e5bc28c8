import type { BackpropagationFigures } from "../../data/lessons/08-backpropagation.ts";
import { backward } from "../../network/learning/backward.ts";
import { type Dataset, selectSamples } from "../../network/learning/dataset.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { checkGradient, type GradientCheck } from "../../network/learning/gradient-check.ts";
import type { Network } from "../../network/learning/network.ts";
import { createTraining, step, type Training } from "../../network/learning/training.ts";
import { articleTraining } from "./article-training.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

const ROW = 5;
const H = 1e-5;
const LOSS = "binaryCrossEntropy";

/** Chapter 8. */
export const backpropagationLesson: Lesson<BackpropagationFigures> = {
  number: 8,
  slug: "backpropagation",
  parts: {
    row: { settings: { start: "article", row: ROW, rate: 0.07, h: H }, compute: stepOfRow },
    cost: {
      settings: { counted: "multiplications of one row" },
      compute(context) {
        const { network } = articleTraining(context);
        const counts = multiplications(network);
        return { ...counts, measuring: 2 * network.parameterCount * counts.forward };
      },
    },
    kink: { settings: { start: "article", rows: "0 to 499", h: H }, compute: checkAtKink },
  },
};

function stepOfRow(context: LessonContext): BackpropagationFigures["row"]["figures"] {
  const { network, options, parameters: start, data: rows } = articleTraining(context);
  const data = selectSamples(rows, [ROW]);
  const parameters = Float64Array.from(start);
  const cache = createForwardCache(network, 1);
  const dZ = network.layers.map(({ units }) => new Float64Array(units));
  const gradient = new Float64Array(network.parameterCount);
  forward(network, parameters, data.X, 1, cache);
  backward(network, parameters, data, LOSS, cache, dZ, gradient);
  const alone = createTraining({ network, data, options, parameters });
  const loss = alone.engine.loss(alone.parameters, data);
  step(alone);
  return {
    scores: context.data.rows[ROW] as readonly number[],
    probability: cache.A[1]?.[0] as number,
    loss,
    outputSlope: dZ[1]?.[0] as number,
    activations: [...(cache.A[0] as Float64Array)],
    slopes: [...(dZ[0] as Float64Array)],
    zeros: gradient.filter((slope) => slope === 0).length,
    parameters: network.parameterCount,
    apart: Math.max(...checkGradient(network, parameters, data, LOSS, H).map(absoluteError)),
    lossAfter: alone.engine.loss(alone.parameters, data),
  };
}

function absoluteError({ backpropagated, numerical }: GradientCheck): number {
  return Math.abs(backpropagated - numerical);
}

/** Z = W A for every layer; then dW = dZ Aᵀ for every layer, and dA = Wᵀ dZ and dZ = dA ∘ g′ for every hidden one. */
function multiplications({ layers }: Network): { forward: number; backward: number } {
  let [up, down] = [0, 0];
  layers.forEach(({ inputs, units }, l) => {
    up += inputs * units;
    down += inputs * units + (l > 0 ? inputs * units + inputs : 0);
  });
  return { forward: up, backward: down };
}

function checkAtKink(context: LessonContext): BackpropagationFigures["kink"]["figures"] {
  const { network, parameters, data } = articleTraining(context);
  const smooth = rowsOffKink({ network, parameters, data });
  const worst = (rows: Dataset) =>
    Math.max(...checkGradient(network, Float64Array.from(parameters), rows, LOSS, H).map(({ error }) => error));
  return { rows: data.count - smooth.length, errorWith: worst(data), errorWithout: worst(selectSamples(data, smooth)) };
}

/** The rows with which no hidden sum is within h of 0. */
function rowsOffKink({ network, parameters, data }: Pick<Training, "network" | "parameters" | "data">): number[] {
  const cache = createForwardCache(network, data.count);
  forward(network, parameters, data.X, data.count, cache);
  const Z = cache.Z[0] as Float64Array;
  const { units } = network.layers[0] as Network["layers"][number];
  const isOff = (row: number) => Z.subarray(row * units, (row + 1) * units).every((z) => Math.abs(z) > H);
  return Array.from({ length: data.count }, (_, row) => row).filter(isOff);
}
