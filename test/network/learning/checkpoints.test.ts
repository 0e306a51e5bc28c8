import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simdEngine } from "../../../network/kernel/kernel.ts";
import { type Checkpoint, checkpointInto, createCheckpoint, restoreTraining } from "../../../network/learning/checkpoints.ts";
import { createDataset } from "../../../network/learning/dataset.ts";
import { typescriptEngine } from "../../../network/learning/engine.ts";
import { createNetwork, dense } from "../../../network/learning/network.ts";
import { type OptimizerName, optimizers } from "../../../network/learning/optimizers.ts";
import { createTraining, saveTraining, type Training, trainEpoch, trainSteps } from "../../../network/learning/training.ts";
import { createRandom } from "../../../network/math/random.ts";
import { loadKernel } from "../../../scripts/kernel.ts";

const random = createRandom(3);
const rows = Array.from({ length: 50 }, () => [random.normal(), random.normal(), random.normal()]);
const labels = rows.map(([a, b]) => ((a as number) * (b as number) > 0 ? 1 : 0));
const data = createDataset(rows.slice(0, 37), labels.slice(0, 37));
const validation = createDataset(rows.slice(37), labels.slice(37));
const network = createNetwork({ inputs: 3, layers: [dense(5, "relu"), dense(1, "sigmoid")] });

const settings = fc.record({
  optimizer: fc.constantFrom(...(Object.keys(optimizers) as OptimizerName[])),
  batchSize: fc.constantFrom(1, 10, 36, "full" as const),
  inputNoise: fc.constantFrom(0, 0.3),
  constraint: fc.constantFrom(undefined, "monotone" as const),
  earlyStopping: fc.constantFrom(undefined, { patience: 2 }),
});

/** Everything about a training that later steps or a view depend on. */
function stateOf(training: Training): object {
  return { saved: saveTraining(training), gradient: [...training.gradient] };
}

describe.each([
  ["typescript", typescriptEngine],
  ["simd", simdEngine(loadKernel())],
])("with the %s engine", (_, engine) => {
  test("a training that went back to a checkpoint has the bits of one that never did", () => {
    fc.assert(
      fc.property(settings, fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 }), (options, before, between, after) => {
        const setup = { network, data, validation, engine, options: { ...options, schedule: "cosine", epochs: 20 } } as const;
        const [straight, wandering] = [createTraining(setup), createTraining(setup)];
        trainSteps(straight, before);
        trainSteps(wandering, before);
        const checkpoint = createCheckpoint(wandering);
        trainSteps(wandering, between);
        restoreTraining(wandering, checkpoint);
        expect(stateOf(wandering)).toEqual(stateOf(straight));
        trainSteps(straight, after);
        trainSteps(wandering, after);
        expect(stateOf(wandering)).toEqual(stateOf(straight));
        for (const training of [straight, wandering]) training.engine.release();
      }),
      { numRuns: 60 },
    );
  });

  test("steps in any portions are the epochs they add up to", () => {
    fc.assert(
      fc.property(settings, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }), (options, portions) => {
        const setup = { network, data, validation, engine, options: { ...options, epochs: 200 } } as const;
        const [byPortions, byEpochs] = [createTraining(setup), createTraining(setup)];
        for (const portion of portions) trainSteps(byPortions, portion);
        const rest = byPortions.steps % byPortions.batcher.batchesPerEpoch;
        if (rest > 0) trainSteps(byPortions, byPortions.batcher.batchesPerEpoch - rest);
        while (byEpochs.epochs < byPortions.epochs) trainEpoch(byEpochs);
        expect(stateOf(byPortions)).toEqual(stateOf(byEpochs));
        for (const training of [byPortions, byEpochs]) training.engine.release();
      }),
      { numRuns: 60 },
    );
  });
});

test("a checkpoint that is taken again holds the later point", () => {
  const training = createTraining({ network, data });
  const checkpoint = createCheckpoint(training);
  trainSteps(training, 5);
  checkpointInto(checkpoint, training);
  const later = stateOf(training);
  trainSteps(training, 5);
  restoreTraining(training, checkpoint);
  expect(stateOf(training)).toEqual(later);
});

test("a checkpoint of another training is refused", () => {
  const training = createTraining({ network, data, options: { optimizer: "adam", batchSize: 10 } });
  const take = (other: Partial<Parameters<typeof createTraining>[0]>): Checkpoint =>
    createCheckpoint(createTraining({ network, data, options: { optimizer: "adam", batchSize: 10 }, ...other }));
  expect(() => restoreTraining(training, take({ network: createNetwork({ inputs: 3, layers: [dense(1, "sigmoid")] }) }))).toThrow(
    "must have 26 parameters, got 4",
  );
  expect(() => restoreTraining(training, take({ options: { optimizer: "sgd", batchSize: 10 } }))).toThrow(
    "must have 2 vectors of optimizer state, got 0",
  );
  expect(() => restoreTraining(training, take({ options: { optimizer: "adam", batchSize: "full" } }))).toThrow(
    "must have 37 indices, got 0",
  );
});
