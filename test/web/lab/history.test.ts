import fc from "fast-check";
import { expect, test } from "vitest";
import type { TrainingMetrics } from "../../../network/learning/measurement.ts";
import { createHistory } from "../../../web/lab/training/history.ts";
import { EVERY_EPOCH_UP_TO } from "../../../web/lab/training/history-epochs.ts";

function metricsOf(epoch: number, validationLoss = 1 / (1 + epoch)): TrainingMetrics {
  return { epoch, loss: epoch, penalty: 0, validationLoss, gradientNorm: 0, layerGradientNorms: [2 * epoch, 3 * epoch], learningRate: 0.1 };
}

test("points come in parts that add up", () => {
  const history = createHistory(2, 400);
  for (const epoch of [0, 1, 2]) history.add(metricsOf(epoch));
  expect(history.takeNews()).toMatchObject({ epochs: Float64Array.of(0, 1, 2) });
  expect(history.takeNews()).toBeUndefined();
  history.add(metricsOf(3));
  const part = history.takeNews();
  expect(part).toMatchObject({ epochs: Float64Array.of(3), losses: Float64Array.of(3) });
  expect(part?.gradientNorms).toEqual([Float64Array.of(6), Float64Array.of(9)]);
  expect(part?.accuracies).toEqual(Float64Array.of(NaN));
});

test("every epoch has a point up to 512; then they are evenly spaced, few, and the last epoch is among them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), (planned) => {
      const history = createHistory(2, planned);
      for (let epoch = 0; epoch <= planned; epoch++) if (history.wants(epoch) || epoch === planned) history.add(metricsOf(epoch));
      const epochs = [...(history.takeNews()?.epochs ?? [])];
      const dense = Math.min(planned, EVERY_EPOCH_UP_TO) + 1;
      expect(epochs.slice(0, dense)).toEqual(Array.from({ length: dense }, (_, epoch) => epoch));
      expect(epochs.length).toBeLessThanOrEqual(2 * EVERY_EPOCH_UP_TO + 2);
      expect(epochs.at(-1)).toBe(planned);
      const distances = epochs.slice(dense, -1).map((epoch, i) => epoch - (epochs[dense + i - 1] as number));
      expect(new Set(distances).size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 20 },
  );
});

test("a point is recorded once, however often the run comes by", () => {
  const history = createHistory(2, 400);
  for (const epoch of [0, 1, 2, 1, 2, 3]) if (history.wants(epoch)) history.add(metricsOf(epoch));
  expect(history.takeNews()?.epochs).toEqual(Float64Array.of(0, 1, 2, 3));
});

test("the best epoch is the first with the lowest held-out loss up to a given one", () => {
  const history = createHistory(2, 400);
  [5, 3, 4, 3, 2].forEach((loss, epoch) => {
    history.add(metricsOf(epoch, loss));
  });
  expect([0, 1, 2, 3, 4].map((epoch) => history.bestEpoch(epoch))).toEqual([0, 1, 1, 1, 4]);
  expect(createHistory(2, 400).bestEpoch(3)).toBeUndefined();
});
