import type { CornerFigures, SpiralFigures, TooLinearFigures } from "../../data/lessons/03-too-linear.ts";
import { LEARNED_POINTS, madeData } from "../../model/lessons/made-data.ts";
import { type MadeSetup, startMade } from "../../model/lessons/made-training.ts";
import { accuracy } from "../../network/learning/measurement.ts";
import { biasesOf, weightsOf } from "../../network/learning/network.ts";
import { step, type Training } from "../../network/learning/training.ts";
import { heldOut } from "./held-out.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

const STEPS = 1500;
const ASKED_POINTS = 1000;
const SEEDS = 10;
const STARTS = 200;
/** A network has learned the four corners where its loss ends below this. */
const LEARNED = 0.1;
const relu = (...units: readonly number[]) => units.map((count) => ({ units: count, activation: "relu" as const }));
const identity = (...units: readonly number[]) => units.map((count) => ({ units: count, activation: "identity" as const }));

const spiralNetworks = { none: [], identity: identity(32, 32), relu: relu(8, 8, 8) };
const cornerNetworks = { two: relu(2), four: relu(4), eight: relu(8) };
const setting = { learnedPoints: LEARNED_POINTS, steps: STEPS, optimizer: "adam", initializer: "he", batch: "full" };
const spiral = { problem: "spiral", rate: 0.03 } as const;
const corners = { problem: "corners", rate: 0.05 } as const;

/** Chapter 3. */
export const tooLinear: Lesson<TooLinearFigures> = {
  number: 3,
  slug: "too-linear",
  parts: {
    pictured: {
      settings: { ...setting, ...spiral, flat: spiralNetworks.identity, bent: spiralNetworks.relu, askedPoints: ASKED_POINTS, seed: 1 },
      isSlow: true,
      compute(context) {
        const [flat, bent] = [spiralNetworks.identity, spiralNetworks.relu].map((hidden) => trained({ ...spiral, hidden }, 1, context)) as [
          Training,
          Training,
        ];
        return {
          flat: { line: lineOf(flat), parameters: flat.network.parameterCount, accuracy: askedAccuracy(flat, 1) },
          bent: { parameters: [...bent.parameters], accuracy: askedAccuracy(bent, 1) },
        };
      },
    },
    spiral: {
      settings: { ...setting, ...spiral, hidden: spiralNetworks, askedPoints: ASKED_POINTS, seeds: SEEDS },
      isSlow: true,
      count: SEEDS,
      one: (context, index) => {
        const accuracyOf = (hidden: MadeSetup["hidden"]) => {
          const training = trained({ ...spiral, hidden }, index + 1, context);
          const share = askedAccuracy(training, index + 1);
          training.engine.release();
          return share;
        };
        const { none, identity: flat, relu: bent } = spiralNetworks;
        return { none: accuracyOf(none), identity: accuracyOf(flat), relu: accuracyOf(bent) };
      },
      summarise(each) {
        const of = (name: keyof SpiralFigures) => median((each as readonly SpiralFigures[]).map((figures) => figures[name]));
        return { none: of("none"), identity: of("identity"), relu: of("relu") };
      },
    },
    corners: {
      settings: { ...setting, ...corners, hidden: cornerNetworks, starts: STARTS, learnedBelow: LEARNED },
      isSlow: true,
      count: STARTS,
      one: (context, index) => {
        const hasLearned = (hidden: MadeSetup["hidden"]) => {
          const training = trained({ ...corners, hidden }, index + 1, context);
          const loss = training.engine.loss(training.parameters, training.data);
          training.engine.release();
          return loss < LEARNED ? 1 : 0;
        };
        return { two: hasLearned(cornerNetworks.two), four: hasLearned(cornerNetworks.four), eight: hasLearned(cornerNetworks.eight) };
      },
      summarise(each) {
        const of = (name: keyof CornerFigures) => (each as readonly CornerFigures[]).reduce((sum, figures) => sum + figures[name], 0);
        return { two: of("two"), four: of("four"), eight: of("eight") };
      },
    },
    identity: heldOut(identity(15)),
    relu: heldOut(relu(15)),
  },
};

function trained(setup: Omit<MadeSetup, "seed" | "dataSeed">, seed: number, { engine }: LessonContext): Training {
  const training = startMade({ ...setup, seed, dataSeed: 100 + seed }, engine);
  while (training.steps < STEPS) step(training);
  return training;
}

function askedAccuracy({ engine, network, parameters }: Training, seed: number): number {
  return accuracy(engine, network, parameters, madeData(spiral.problem, ASKED_POINTS, 900 + seed));
}

/** Multiplies the layers of a network of identity units out: its weights of x and y, and its bias. */
function lineOf({ network, parameters }: Training): number[] {
  // The columns are the contributions of x, of y and of 1 to each unit.
  let columns = [
    [1, 0, 0],
    [0, 1, 0],
  ];
  for (const layer of network.layers) {
    const W = weightsOf(layer, parameters);
    const b = biasesOf(layer, parameters);
    columns = Array.from({ length: layer.units }, (_, unit) =>
      [0, 1, 2].map((c) =>
        columns.reduce(
          (sum, column, input) => sum + (W[unit * layer.inputs + input] as number) * (column[c] as number),
          c === 2 ? (b[unit] as number) : 0,
        ),
      ),
    );
  }
  return columns[0] as number[];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
