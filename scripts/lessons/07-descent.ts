import type { DescentFigures, DescentRun } from "../../data/lessons/07-descent.ts";
import { oneFeatureData } from "../../model/lessons/one-unit.ts";
import { curvaturesAt, type DescentSetup, startDescent } from "../../model/lessons/one-unit-descent.ts";
import type { Dataset } from "../../network/learning/dataset.ts";
import { step } from "../../network/learning/training.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

const FEATURE = "bareNuclei";
const START = [0, 0];
const STEPS = 10_000;
/** How close to the lowest loss a descent arrives. */
const WITHIN = 0.01;
/** Momentum, at a small rate, that reaches the minimum to the last digit that the file keeps. */
const TO_THE_MINIMUM: DescentSetup = { rate: 5, momentum: 0.9, start: START };
const runs = [0.07, 0.5, 5, 25, 27, 30, 42].map((rate) => ({ rate, momentum: 0 }));
const withMomentum = [0.07, 0.5, 5].map((rate) => ({ rate, momentum: 0.9 }));

const setting = { unit: "one sigmoid unit, w · x + b", feature: FEATURE, input: "(score − 1) / 9", batch: "full", start: START };

/** Chapter 7. */
export const descent: Lesson<DescentFigures> = {
  number: 7,
  slug: "descent",
  parts: {
    counts: { settings: { feature: FEATURE, rows: "all complete rows" }, compute: countsOf },
    minimum: {
      settings: { ...setting, ...TO_THE_MINIMUM, steps: STEPS },
      compute(context) {
        const data = dataOf(context);
        const { point, loss } = minimumOf(data, context);
        const curvatures = curvaturesAt(data, point);
        const [w, b] = point as unknown as [number, number];
        return { w, b, loss, curvatures, largestRate: 2 / curvatures[0] };
      },
    },
    descents: {
      settings: { ...setting, steps: STEPS, within: WITHIN },
      compute(context) {
        const data = dataOf(context);
        const { loss } = minimumOf(data, context);
        return [...runs, ...withMomentum].map((run) => descend(data, run, loss, context));
      },
    },
  },
};

function countsOf({ data: { rows, labels, features } }: LessonContext) {
  const column = features.indexOf(FEATURE);
  const count = (label: number) =>
    Array.from({ length: 10 }, (_, i) => rows.filter((row, r) => labels[r] === label && row[column] === i + 1).length);
  return { benign: count(0), malignant: count(1) };
}

function dataOf(context: LessonContext): Dataset {
  return oneFeatureData(countsOf(context));
}

function minimumOf(data: Dataset, { engine }: LessonContext): { point: Float64Array; loss: number } {
  const training = startDescent(data, TO_THE_MINIMUM, engine);
  while (training.steps < STEPS) step(training);
  return { point: Float64Array.from(training.parameters), loss: training.engine.loss(training.parameters, data) };
}

function descend(data: Dataset, run: Pick<DescentSetup, "rate" | "momentum">, lowest: number, { engine }: LessonContext): DescentRun {
  const training = startDescent(data, { ...run, start: START }, engine);
  const losses = [training.engine.loss(training.parameters, data)];
  while (training.steps < STEPS) {
    step(training);
    losses.push(training.engine.loss(training.parameters, data));
  }
  const lastHighest = Math.max(...losses.slice(-STEPS / 10));
  const arrived = losses.findLastIndex((loss) => loss > lowest * (1 + WITHIN)) + 1;
  return { ...run, steps: lastHighest > lowest * (1 + WITHIN) ? null : arrived, highest: Math.max(...losses), lastHighest };
}
