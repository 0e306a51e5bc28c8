import { expect, test } from "vitest";
import { createDataset } from "../../../network/learning/dataset.ts";
import { createNetwork, dense } from "../../../network/learning/network.ts";
import { createTraining, trainEpoch } from "../../../network/learning/training.ts";
import { createCheckpoints } from "../../../web/lab/training/checkpoints.ts";

const network = createNetwork({ inputs: 1, layers: [dense(2, "tanh"), dense(1, "sigmoid")] });
const data = createDataset([[0], [1], [2]], [0, 1, 0]);

function trainingOf(epochs: number) {
  return createTraining({ network, data, options: { epochs, batchSize: 2 } });
}

test("the checkpoints of a long run are few and evenly spaced, and each leads to where the run was", () => {
  const training = trainingOf(200);
  const checkpoints = createCheckpoints(training, 8);
  const course = [Float64Array.from(training.parameters)];
  for (let epoch = 1; epoch <= 200; epoch++) {
    trainEpoch(training);
    checkpoints.keep(training);
    course.push(Float64Array.from(training.parameters));
  }
  const path = checkpoints.upTo(training);
  expect(path.map(({ epoch }) => epoch)).toEqual([0, 32, 64, 96, 128, 160, 192, 200]);
  for (const { epoch, parameters } of path) expect(parameters).toEqual(course[epoch]);
  for (const epoch of [0, 31, 32, 100, 199]) {
    checkpoints.restore(training, epoch);
    expect(training.epochs).toBe(32 * Math.floor(epoch / 32));
    while (training.epochs < epoch) {
      trainEpoch(training);
      checkpoints.keep(training);
    }
    expect([...training.parameters]).toEqual([...(course[epoch] as Float64Array)]);
  }
});

test("the path ends where the training is, also after going back", () => {
  const training = trainingOf(20);
  const checkpoints = createCheckpoints(training);
  for (let epoch = 1; epoch <= 10; epoch++) {
    trainEpoch(training);
    checkpoints.keep(training);
  }
  checkpoints.restore(training, 3);
  expect(checkpoints.upTo(training).map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
});
