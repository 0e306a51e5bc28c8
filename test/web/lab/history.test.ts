import { expect, test } from "vitest";
import type { TrainingMetrics } from "../../../network/learning/measurement.ts";
import { createHistory } from "../../../web/lab/training/history.ts";

function metricsOf(epoch: number, validationLoss = 1 / (1 + epoch)): TrainingMetrics {
  return { epoch, loss: epoch, penalty: 0, validationLoss, gradientNorm: 0, layerGradientNorms: [2 * epoch, 3 * epoch], learningRate: 0.1 };
}

test("points come in parts that add up, and as a whole once some have been dropped", () => {
  const history = createHistory(2, 8);
  for (const epoch of [0, 1, 2]) history.add(metricsOf(epoch));
  expect(history.takeNews()).toMatchObject({ isWhole: true, epochs: Float64Array.of(0, 1, 2) });
  expect(history.takeNews()).toBeUndefined();
  history.add(metricsOf(3));
  const part = history.takeNews();
  expect(part).toMatchObject({ isWhole: false, epochs: Float64Array.of(3), losses: Float64Array.of(3) });
  expect(part?.gradientNorms).toEqual([Float64Array.of(6), Float64Array.of(9)]);
  expect(part?.accuracies).toEqual(Float64Array.of(NaN));
});

test("however long a run is, its points are few, evenly spaced and begin at the start", () => {
  const history = createHistory(2, 8);
  for (let epoch = 0; epoch <= 1000; epoch++) if (history.wants(epoch)) history.add(metricsOf(epoch));
  const epochs = Array.from(history.takeNews()?.epochs ?? []);
  expect(epochs.length).toBeLessThanOrEqual(8);
  expect(epochs.length).toBeGreaterThanOrEqual(4);
  const distance = epochs[1] as number;
  expect(epochs).toEqual(epochs.map((_, i) => i * distance));
});

test("a point is recorded once, however often the run comes by", () => {
  const history = createHistory(2);
  for (const epoch of [0, 1, 2, 1, 2, 3]) if (history.wants(epoch)) history.add(metricsOf(epoch));
  expect(history.takeNews()?.epochs).toEqual(Float64Array.of(0, 1, 2, 3));
});

test("the best epoch is the first with the lowest held-out loss up to a given one", () => {
  const history = createHistory(2);
  [5, 3, 4, 3, 2].forEach((loss, epoch) => {
    history.add(metricsOf(epoch, loss));
  });
  expect([0, 1, 2, 3, 4].map((epoch) => history.bestEpoch(epoch))).toEqual([0, 1, 1, 1, 4]);
  expect(createHistory(2).bestEpoch(3)).toBeUndefined();
});
