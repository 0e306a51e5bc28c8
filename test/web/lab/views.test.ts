import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { predict } from "../../../network/predict.ts";
import { openingExperiment, presetNamed } from "../../../web/lab/experiment/presets.ts";
import { boundary, decisionGrids } from "../../../web/lab/network/decision-field.ts";
import { layerAt, layoutDetail, layoutOverview, partInDetail } from "../../../web/lab/network/matrix-layout.ts";
import { readPart } from "../../../web/lab/network/part-reading.ts";
import { nextMisclassified } from "../../../web/lab/network/rows.ts";
import { choiceName, inputsOf, sumOf } from "../../../web/lab/network/sums.ts";
import { resultOf, wrongRowsOf } from "../../../web/lab/result/result-data.ts";
import { lookAfter } from "./looks.ts";

const twenty = presetNamed("twenty-layers")?.experiment as typeof openingExperiment;

describe.each([
  ["the opening experiment", openingExperiment],
  ["twenty layers", twenty],
])("of %s", (_, experiment) => {
  const { run, look } = lookAfter(experiment, 2, 5);
  const { network } = run;

  test("the numbers of every unit are those of the network's own forward pass for the row", () => {
    const cache = createForwardCache(network, 1);
    forward(network, look.numbers.parameters, inputsOf(run, 5), 1, cache);
    network.layers.forEach(({ units }, layer) => {
      for (let unit = 0; unit < units; unit++) {
        const { terms, bias, z, activation } = sumOf(run, look, { layer, unit });
        expect([z, activation]).toEqual([cache.Z[layer]?.[unit], cache.A[layer]?.[unit]]);
        expect(terms.reduce((sum, { product }) => sum + product, 0) + bias).toBeCloseTo(z, 12);
      }
    });
  });

  test("a part is read with its own parameter and gradient", () => {
    const part = readPart(run, look, { kind: "weight", layer: 1, unit: 0, input: 3 });
    const at = (network.layers[1]?.weightsAt as number) + 3;
    expect(part).toMatchObject({ kind: "weight", parameter: at, gradient: look.numbers.gradient[at], row: 5 });
    expect(readPart(run, look, { kind: "input", input: 0 })).toMatchObject({ score: run.data.rows[5]?.[0], input: inputsOf(run, 5)[0] });
    expect(readPart(run, look, { kind: "unit", layer: 99, unit: 0 })).toBeUndefined();
  });

  test("the result counts the held-out rows as the predictions have it", () => {
    const result = resultOf(run, look);
    const rows = [...run.ready.heldOutRows];
    const predictions = predict(
      { network, parameters: look.numbers.parameters },
      rows.map((row) => inputsOf(run, row)),
    ).map(([p]) => p as number);
    const right = rows.filter((row, i) => (predictions[i] as number) >= 0.5 === (run.data.labels[row] === 1));
    expect(result?.areHeldOut).toBe(true);
    expect(result?.shares[0]).toMatchObject({ count: right.length, of: rows.length, share: right.length / rows.length });
    expect(result?.shares[0]?.share).toBeCloseTo(look.metrics.validationAccuracy as number, 12);
    expect(wrongRowsOf(run, look).map(({ row }) => row)).toEqual(rows.filter((row) => !right.includes(row)));
    for (const {
      share,
      interval: [low, high],
    } of result?.shares ?? [])
      expect(low <= share && share <= high).toBe(true);
    expect(result?.roc.at(-1)).toMatchObject({ truePositives: result?.positives, falsePositives: result?.negatives });
  });
});

test("without held-out rows the training rows are judged, and outputs that are no probabilities are not", () => {
  const { run, look } = lookAfter({ ...openingExperiment, holdOut: { kind: "none" } }, 1);
  expect(resultOf(run, look)).toMatchObject({ areHeldOut: false });
  expect(resultOf(run, { ...look, numbers: { ...look.numbers, outputs: look.numbers.outputs.map(() => NaN) } })).toBeUndefined();
});

test("parts have names that say where they are", () => {
  const { run } = lookAfter(openingExperiment, 0);
  expect(choiceName(run, { kind: "input", input: 0 })).toBe("Clump thickness");
  expect(choiceName(run, { kind: "unit", layer: 0, unit: 2 })).toBe("Unit 3 of layer 1");
  expect(choiceName(run, { kind: "weight", layer: 0, unit: 2, input: 8 })).toBe("Weight from mitoses to unit 3 of layer 1");
  expect(choiceName(run, { kind: "weight", layer: 1, unit: 0, input: 4 })).toBe("Weight from unit 5 of layer 1 to output");
});

test("the next misclassified row follows, starts over after the last, and is undefined where there is none", () => {
  const labels = [0, 1, 0, 1];
  const outputs = [0.9, 0.8, 0.1, 0.2];
  expect([0, 1, 3].map((row) => nextMisclassified(row, outputs, labels))).toEqual([3, 3, 0]);
  expect(nextMisclassified(1, [0.1, 0.9], [0, 1])).toBeUndefined();
});

const layered = fc
  .record({ inputs: fc.integer({ min: 1, max: 32 }), units: fc.array(fc.integer({ min: 1, max: 128 }), { minLength: 1, maxLength: 24 }) })
  .map(({ inputs, units }) => createNetwork({ inputs, layers: units.map((count) => ({ units: count, activation: "relu" as const })) }));

test("small matrices do not overlap, stay inside, and are found at their middles", () => {
  fc.assert(
    fc.property(layered, fc.integer({ min: 288, max: 900 }), (network, width) => {
      const overview = layoutOverview(network, width);
      overview.places.forEach((a, i) => {
        const [wide, high] = [a.columns * a.cell, a.rows * a.cell];
        expect(a.x + wide).toBeLessThanOrEqual(width);
        expect(a.y + high).toBeLessThanOrEqual(overview.height);
        expect(layerAt(overview, { x: a.x + wide / 2, y: a.y + high / 2 })).toBe(a.layer);
        for (const b of overview.places.slice(i + 1))
          expect(a.x + wide <= b.x || b.x + b.columns * b.cell <= a.x || a.y + high <= b.y || b.y + b.rows * b.cell <= a.y).toBe(true);
      });
    }),
  );
});

test("in the large matrix each cell is the weight of its column's unit and its row's input", () => {
  fc.assert(
    fc.property(layered, fc.integer({ min: 288, max: 900 }), fc.nat(), fc.nat(), fc.nat(), (network, width, l, u, i) => {
      const layer = l % network.layers.length;
      const detail = layoutDetail(network, layer, width);
      const [unit, input] = [u % detail.columns, i % detail.rows];
      expect(detail.x + detail.columns * detail.cell).toBeLessThanOrEqual(Math.max(width, detail.x + 2 * detail.columns));
      const at = { x: detail.x + (unit + 0.5) * detail.cell, y: detail.y + (input + 0.5) * detail.cell };
      expect(partInDetail(detail, at)).toEqual({ kind: "weight", layer, unit, input });
      expect(partInDetail(detail, { x: at.x, y: detail.height - 4 })).toEqual({ kind: "unit", layer, unit });
    }),
  );
});

test("the decision field holds all cases, and its numbers are the network's predictions", () => {
  const { run, look } = lookAfter({ ...twenty, data: { kind: "made", problem: "ring", seed: 1 } }, 1);
  const grid = decisionGrids(run.network, run.ready.inputs, 9)(look.numbers.parameters);
  const [x, y] = [grid.x.low + (2.5 / 9) * (grid.x.high - grid.x.low), grid.y.high - (3.5 / 9) * (grid.y.high - grid.y.low)];
  const [[expected] = []] = predict({ network: run.network, parameters: look.numbers.parameters }, [[x, y]]);
  expect(grid.probabilities[3 * 9 + 2]).toBe(expected);
  for (let row = 0; row < run.data.rows.length; row++) {
    const [a, b] = inputsOf(run, row) as unknown as [number, number];
    expect(a > grid.x.low && a < grid.x.high && b > grid.y.low && b < grid.y.high).toBe(true);
  }
});

test("the boundary of a straight half-plane is one straight line of segments", () => {
  const size = 10;
  const probabilities = Float64Array.from({ length: size * size }, (_, cell) => ((cell % size) + 0.5) / size);
  const segments = boundary({ size, probabilities });
  expect(segments.length).toBe(size - 1);
  for (const [x1, , x2] of segments) expect([x1, x2]).toEqual([expect.closeTo(5, 9), expect.closeTo(5, 9)]);
});
