import fc from "fast-check";
import { expect, test } from "vitest";
import { features } from "../../../data/features.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { edgeCount, endsOf, layoutDiagram, MOST_EDGES, partAt, TARGET } from "../../../web/lab/network/diagram-layout.ts";
import { barWidth, edgePaths, weightScale } from "../../../web/lab/network/diagram-paths.ts";

const networks = fc
  .record({ inputs: fc.integer({ min: 1, max: 32 }), units: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }) })
  .map(({ inputs, units }) =>
    createNetwork({
      inputs,
      layers: [...units.map((count) => ({ units: count, activation: "tanh" as const })), { units: 1, activation: "sigmoid" }],
    }),
  )
  .filter((network) => edgeCount(network) <= MOST_EDGES);
const names = features.map(({ label }) => label);
const widths = fc.integer({ min: 288, max: 900 });

test("all units are at least a target apart and inside the drawing, at every width", () => {
  fc.assert(
    fc.property(networks, widths, (network, width) => {
      const { columns, height } = layoutDiagram(network, width, names);
      const points = columns.flat();
      for (const [i, a] of points.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(TARGET / 2);
        expect(a.x).toBeLessThanOrEqual(width - TARGET / 2);
        expect(a.y).toBeGreaterThanOrEqual(TARGET / 2);
        expect(a.y).toBeLessThanOrEqual(height - TARGET / 2);
        for (const b of points.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(TARGET - 1e-9);
      }
    }),
  );
});

test("the deployed network lies across in the middle column and is turned on a phone", () => {
  const network = createNetwork({
    inputs: 9,
    layers: [
      { units: 15, activation: "relu" },
      { units: 1, activation: "sigmoid" },
    ],
  });
  expect(layoutDiagram(network, 458, names).isAcross).toBe(true);
  expect(layoutDiagram(network, 343, names).isAcross).toBe(false);
  expect(layoutDiagram(network, 288, names).isAcross).toBe(false);
});

test("the names of the inputs fit beside them", () => {
  const network = createNetwork({
    inputs: 9,
    layers: [
      { units: 15, activation: "relu" },
      { units: 1, activation: "sigmoid" },
    ],
  });
  const inputs = layoutDiagram(network, 520, names).columns[0] ?? [];
  // Thirteen pixels of Atkinson Hyperlegible are 6.2 wide on average.
  for (const [i, { x }] of inputs.entries()) expect(x - 18).toBeGreaterThanOrEqual(5.6 * (names[i] as string).length);
  expect(layoutDiagram(network, 520, ["x", "y"]).columns[0]?.[0]?.x).toBeLessThan(60);
});

test("a unit is under its own middle, and a weight under a point of it that is far from everything else", () => {
  fc.assert(
    fc.property(networks, widths, (network, width) => {
      const layout = layoutDiagram(network, width, names);
      layout.columns.forEach((column, c) => {
        column.forEach((point, unit) => {
          expect(partAt(layout, point)).toEqual(c === 0 ? { kind: "input", input: unit } : { kind: "unit", layer: c - 1, unit });
        });
      });
    }),
  );
  const network = createNetwork({ inputs: 2, layers: [{ units: 1, activation: "sigmoid" }] });
  const layout = layoutDiagram(network, 600, names);
  const [a, b] = endsOf(layout, 0, 0, 1);
  expect(partAt(layout, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })).toEqual({ kind: "weight", layer: 0, unit: 0, input: 1 });
  expect(partAt(layout, { x: 1, y: 1 })).toBeUndefined();
});

test("each weight is one bar, above or below zero, as wide as its share of the scale", () => {
  fc.assert(
    fc.property(networks, fc.integer(), (network, seed) => {
      const parameters = Float64Array.from({ length: network.parameterCount }, (_, e) => Math.sin(seed + 7 * e) || 1);
      const scale = weightScale(network, parameters);
      const { positive, negative } = edgePaths(network, layoutDiagram(network, 600, names), parameters, scale);
      const weights = network.layers.flatMap(({ weightsAt, biasesAt }) => [...parameters.subarray(weightsAt, biasesAt)]);
      const visible = weights.filter((weight) => barWidth(weight, scale) >= 0.15);
      expect(weights.every((weight) => Math.abs(weight) <= scale)).toBe(true);
      expect(positive.split("M").length - 1).toBe(visible.filter((weight) => weight > 0).length);
      expect(negative.split("M").length - 1).toBe(visible.filter((weight) => weight < 0).length);
    }),
  );
});

test("parameters that are not finite are left out instead of spoiling the path", () => {
  const network = createNetwork({ inputs: 2, layers: [{ units: 1, activation: "sigmoid" }] });
  const parameters = Float64Array.of(Number.NaN, 0.5, 0);
  const { positive, negative } = edgePaths(network, layoutDiagram(network, 600, names), parameters, weightScale(network, parameters));
  expect(positive + negative).not.toContain("NaN");
  expect(positive.split("M").length - 1).toBe(1);
});
