import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseModel } from "../../../model/file/parse.ts";
import { calibrateIntercept } from "../../../model/training/intercept.ts";
import { typescriptEngine } from "../../../network/learning/engine.ts";
import { measureTraining } from "../../../network/learning/measurement.ts";
import { runTraining } from "../../../network/learning/training.ts";
import { projectPath } from "../../../scripts/files.ts";
import type { Experiment } from "../../../web/lab/experiment/experiment.ts";
import { presets, shippedExperiment } from "../../../web/lab/experiment/presets.ts";
import { readFrame } from "../../../web/lab/training/frame.ts";
import { prepareRun } from "../../../web/lab/training/prepare-run.ts";
import { createTrainer, type Trainer } from "../../../web/lab/training/trainer.ts";
import { dataOf, engine, wisconsin } from "./lab-harness.ts";

function trainerOf(experiment: Experiment): Trainer {
  return createTrainer(experiment, dataOf(experiment.data), engine);
}

function goTo(trainer: Trainer, epoch: number, portion = Infinity): void {
  trainer.approach(epoch);
  const { training, ready } = trainer;
  const goal = epoch * ready.stepsPerEpoch;
  while (training.steps < goal && !trainer.end) trainer.advance(Math.min(portion, goal - training.steps));
}

/** Everything that a frame shows. */
function shown(trainer: Trainer): object {
  const { room, ...frame } = trainer.look(3);
  return { ...frame, numbers: [...new Float64Array(room)] };
}

function withTraining(experiment: Experiment, training: Partial<Experiment["recipe"]["training"]>): Experiment {
  return { ...experiment, recipe: { ...experiment.recipe, training: { ...experiment.recipe.training, ...training } } };
}

const experiments = [
  ...presets.map(({ name, experiment }) => [name, experiment] as const),
  ["mini-batches with noise and early stopping", withTraining(shippedExperiment, { batchSize: 32, earlyStopping: { patience: 5 } })],
  [
    "a made problem",
    {
      ...shippedExperiment,
      data: { kind: "made", problem: "ring", seed: 3 },
      recipe: { ...shippedExperiment.recipe, scaling: "standard" },
    },
  ],
] as const satisfies readonly (readonly [string, Experiment])[];

describe.each(experiments)("%s", (_, experiment) => {
  test("steps, pauses and scrubbing back and forth show what an uninterrupted run shows", () => {
    const straight = trainerOf(experiment);
    const expected: object[] = [];
    for (let epoch = 0; epoch <= 12; epoch++) {
      goTo(straight, epoch);
      expected.push(shown(straight));
    }
    const moves = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(moves, (moves) => {
        const wandering = trainerOf(experiment);
        for (const [epoch, portion] of moves) {
          wandering.advance(portion);
          goTo(wandering, epoch, portion);
          expect(shown(wandering)).toEqual(expected[epoch]);
        }
        wandering.release();
      }),
      { numRuns: 8 },
    );
    straight.release();
  });
});

test("what is measured is what the library measures", () => {
  for (const [, experiment] of experiments) {
    const trainer = trainerOf(experiment);
    for (const steps of [0, 1, 2, 40]) {
      trainer.advance(steps);
      expect(trainer.look(0).metrics).toEqual(measureTraining(trainer.training));
    }
    trainer.release();
  }
});

test("the history of a run depends on the experiment alone: not on speed, on looks, or on epochs that were sought", () => {
  const long = withTraining(presets[0].experiment, { epochs: 1_500 });
  const straight = trainerOf(long);
  goTo(straight, 1_500);
  const whole = straight.takeHistory();
  expect(whole?.epochs.slice(-3)).toEqual(Float64Array.of(1_492, 1_496, 1_500));
  const wandering = trainerOf(long);
  const parts = [];
  for (const [epoch, portion] of [
    [200, 7],
    [30, 1],
    [701, Infinity],
    [600, 3],
    [1_500, 11],
  ] as const) {
    goTo(wandering, epoch, portion);
    wandering.look(0);
    parts.push(wandering.takeHistory());
  }
  expect(parts.flatMap((part) => [...(part?.epochs ?? [])])).toEqual([...(whole?.epochs ?? [])]);
  expect(parts.flatMap((part) => [...(part?.heldOutLosses ?? [])])).toEqual([...(whole?.heldOutLosses ?? [])]);
  expect(wandering.look(0).bestEpoch).toBe(straight.look(0).bestEpoch);
});

test("the deployed recipe on all rows gives the parameters of the deployed model", () => {
  const file = readFileSync(projectPath("worker/model.json"), "utf8");
  const model = parseModel(JSON.parse(file));
  const experiment: Experiment = { ...shippedExperiment, holdOut: { kind: "none" }, recipe: model.file.recipe, seed: model.file.seed };
  const { training, scaling, network } = prepareRun(experiment, wisconsin, engine);
  const fitted = { network, scaling, parameters: runTraining(training) };
  expect(calibrateIntercept(fitted, wisconsin)).toEqual(model.parameters);
});

test("the article's preset costs what the notebook printed, to its six digits", () => {
  const published = JSON.parse(readFileSync(projectPath("data/article.json"), "utf8"));
  const trainer = trainerOf(presets.find(({ name }) => name === "article")?.experiment as Experiment);
  for (const { iteration, cost } of published.cost.slice(0, 8)) {
    goTo(trainer, iteration);
    const { metrics, room } = trainer.look(0);
    expect(metrics.loss).toBeCloseTo(cost, 6);
    expect(
      readFrame(room, trainer.network, wisconsin.rows.length, trainer.training.options.optimizer.name).outputs.every(
        (p) => p >= 0 && p <= 1,
      ),
    ).toBe(true);
  }
  expect(trainer.ready.trainingRows.length).toBe(500);
  expect([...trainer.ready.heldOutRows].slice(0, 2)).toEqual([501, 502]);
});

test("a frame's outputs and activations are those of the network at its parameters", () => {
  const trainer = trainerOf(shippedExperiment);
  goTo(trainer, 4);
  const { room } = trainer.look(17);
  const { parameters, sums, activations, outputs } = readFrame(
    room,
    trainer.network,
    wisconsin.rows.length,
    trainer.training.options.optimizer.name,
  );
  const reference = typescriptEngine(trainer.network, "binaryCrossEntropy", 1);
  const output = new Float64Array(1);
  reference.predictInto(output, parameters, trainer.ready.inputs.subarray(17 * 9), 1);
  expect(outputs[17]).toBe(output[0]);
  expect(activations[1]?.[0]).toBe(output[0]);
  expect(activations[0]).toEqual((sums[0] as Float64Array).map((z) => Math.max(0, z)));
});

test("a run that diverges ends at its last finite point, and does so again", () => {
  const experiment = withTraining(shippedExperiment, {
    loss: "meanSquaredError",
    optimizer: { name: "sgd" },
    learningRate: 1e30,
    batchSize: 32,
  });
  const { constraint: _, ...training } = experiment.recipe.training;
  const trainer = trainerOf({ ...experiment, recipe: { ...experiment.recipe, hidden: [{ units: 4, activation: "identity" }], training } });
  goTo(trainer, 400);
  expect(trainer.end).toBe("diverged");
  const last = shown(trainer);
  const { metrics, step } = trainer.look(0);
  expect(Number.isFinite(metrics.loss)).toBe(true);
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(400 * trainer.ready.stepsPerEpoch);
  goTo(trainer, 0);
  expect(trainer.end).toBeUndefined();
  goTo(trainer, 400);
  expect(shown(trainer)).toEqual(last);
});

test("early stopping ends the run where the library ends it", () => {
  const experiment = withTraining(shippedExperiment, { earlyStopping: { patience: 10 }, epochs: 5_000 });
  const trainer = trainerOf(experiment);
  goTo(trainer, 5_000);
  const { training } = prepareRun(experiment, wisconsin, engine);
  runTraining(training);
  expect(trainer.end).toBe("stopped");
  expect(trainer.training.epochs).toBe(training.epochs);
  expect(trainer.look(0).bestEpoch).toBe(training.best?.epoch);
  expect([...trainer.training.parameters]).toEqual([...training.parameters]);
});

test("rows for an experiment that they do not fit are refused", () => {
  const made = { kind: "made", problem: "line", seed: 1 } as const;
  const recipe = { ...shippedExperiment.recipe, scaling: "standard" } as const;
  expect(() => trainerOf({ ...shippedExperiment, data: made, holdOut: { kind: "article" } })).toThrow(
    "the article’s split needs more than 501 rows, got 400",
  );
  expect(() => trainerOf({ ...shippedExperiment, data: made, recipe, start: "article" })).toThrow("parameters must have 61 numbers");
});
