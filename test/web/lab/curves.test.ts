import fc from "fast-check";
import { expect, test } from "vitest";
import { curveOf, MOST_POINTS, nearestIndex, pointText, readPoint, thinned, withLook } from "../../../web/lab/curves/curve-data.ts";
import { epochDomain, logDomain, logTicks, logTickText, shareDomain } from "../../../web/lab/curves/curve-domains.ts";
import { shippedExperiment } from "../../../web/lab/experiment/presets.ts";
import type { History } from "../../../web/lab/lab-state.ts";
import { createHistory } from "../../../web/lab/training/history.ts";
import { lookAfter } from "./looks.ts";

test("a line has at most 240 points, the first and the last among them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 9 }), (count, distance) => {
      const indices = thinned(Array.from({ length: count }, (_, i) => i * distance));
      expect(indices.length).toBeLessThanOrEqual(MOST_POINTS);
      expect([indices[0], indices.at(-1)]).toEqual([0, count - 1]);
      expect(new Set(indices).size).toBe(indices.length);
    }),
  );
});

test("while points are added, the inner points of a line stay until every second one is left out", () => {
  const epochs = Array.from({ length: 3000 }, (_, i) => i);
  let before = thinned([0]);
  for (let count = 2; count < 3000; count++) {
    const now = thinned(epochs.slice(0, count));
    const inner = before.slice(0, -1);
    const isKept = inner.every((index) => now.includes(index));
    if (!isKept) expect(now.slice(0, -1).every((index) => inner.includes(index) || index === before.at(-1))).toBe(true);
    before = now;
  }
});

test("where points are dense at first and sparse later, a line has its points where the epochs are", () => {
  const epochs = [...Array.from({ length: 513 }, (_, i) => i), ...Array.from({ length: 512 }, (_, i) => 512 + 128 * (i + 1))];
  const late = thinned(epochs).filter((i) => (epochs[i] as number) > 512);
  expect(late.length).toBeGreaterThan(100);
});

test("what is shown is a point of the curves, at its fraction of the epoch, and the recorded points stay", () => {
  const { run, look } = lookAfter(shippedExperiment, 3);
  const history = createHistory(run.network.layers.length, 400);
  for (const epochs of [0, 1, 2, 3]) history.add(lookAfter(shippedExperiment, epochs).look.metrics);
  const recorded = history.takeNews() as History;
  expect(withLook(recorded, run, look)).toBe(recorded);
  const ready = { ...run.ready, stepsPerEpoch: 16 };
  const metrics = { ...look.metrics, loss: 7, validationLoss: 8 };
  const shown = withLook(recorded, { ready }, { step: 2 * 16 + 4, metrics });
  expect([...shown.epochs]).toEqual([0, 1, 2, 2.25, 3]);
  expect(readPoint(shown, 2.25)).toMatchObject({ epoch: 2.25, loss: 7, heldOutLoss: 8 });
  expect(pointText(2.25, 16)).toBe("2, step 4 of 16");
  expect([...withLook(recorded, { ready }, { step: 5 * 16, metrics }).epochs]).toEqual([0, 1, 2, 3, 5]);
  expect([...shown.losses].filter((loss) => loss !== 7)).toEqual([...recorded.losses]);
});

test("a column without a number is no curve", () => {
  expect(curveOf("held out", "held-out", Float64Array.of(0, 1), Float64Array.of(NaN, NaN))).toBeUndefined();
  expect(curveOf("held out", "held-out", Float64Array.of(0, 1), undefined)).toBeUndefined();
});

test("the nearest point is the nearest", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1 }), fc.integer({ min: -10, max: 600 }), (values, epoch) => {
      const epochs = values.sort((a, b) => a - b);
      const distance = Math.abs((epochs[nearestIndex(epochs, epoch)] as number) - epoch);
      expect(distance).toBe(Math.min(...epochs.map((other) => Math.abs(other - epoch))));
    }),
  );
  expect(nearestIndex([], 3)).toBe(-1);
});

test("a logarithmic axis holds all positive numbers, has ticks inside, and few of them", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), { minLength: 1 }), (values) => {
      const [low, high] = logDomain([[...values, 0, NaN, Infinity]]);
      expect(low).toBeLessThan(high);
      for (const value of values) expect(value >= low && value <= high).toBe(true);
      const ticks = logTicks([low, high]);
      expect(ticks.length).toBeLessThanOrEqual(9);
      for (const tick of ticks) expect(tick >= low * 0.99999 && tick <= high * 1.00001).toBe(true);
    }),
  );
  expect(logTicks([0.05, 1])).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
  expect(logTicks([0.5, 1])).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect([0.05, 1e-12, 2e-5, 10_000].map(logTickText)).toEqual(["0.05", "10⁻¹²", "2 × 10⁻⁵", "10⁴"]);
});

test("while a loss falls smoothly the axis changes only a few times", () => {
  let changes = 0;
  let last = "";
  const values: number[] = [];
  for (let epoch = 0; epoch < 400; epoch++) {
    values.push(0.7 * 0.99 ** epoch);
    const domain = `${logDomain([values])} ${epochDomain(epoch, 400)}`;
    if (domain !== last) changes++;
    last = domain;
  }
  expect(changes).toBeLessThan(14);
});

test("the axis of the epochs ends at a step, and never after the planned epochs", () => {
  expect([epochDomain(0, 400), epochDomain(21, 400), epochDomain(300, 400), epochDomain(9, 10)]).toEqual([
    [0, 20],
    [0, 50],
    [0, 400],
    [0, 10],
  ]);
});

test("the axis of the accuracy begins under nine tenths of the values", () => {
  expect(shareDomain([[0.35, ...Array.from({ length: 30 }, () => 0.95)]])).toEqual([0.9, 1]);
  expect(shareDomain([[0.35, 0.65, 0.65]])).toEqual([0, 1]);
  expect(shareDomain([])).toEqual([0, 1]);
});
