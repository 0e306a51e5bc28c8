import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { parametersOf } from "../../../model/file/parameters.ts";
import { recipes } from "../../../model/training/recipes.ts";
import { fitScaling, scaleRow } from "../../../model/training/scaling.ts";
import { backward } from "../../../network/learning/backward.ts";
import { createDataset } from "../../../network/learning/dataset.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { checkGradient } from "../../../network/learning/gradient-check.ts";
import { createNetwork, dense, type Layer } from "../../../network/learning/network.ts";
import { type OptimizerName, optimizers } from "../../../network/learning/optimizers.ts";
import { completeOptions, type PartialTrainingOptions } from "../../../network/learning/options.ts";
import { createTraining, step as takeStep } from "../../../network/learning/training.ts";
import { createRandom } from "../../../network/math/random.ts";
import { parseMath } from "../../../web/components/math-notation.ts";
import { wisconsinData } from "../../../web/lab/experiment/data-sets.ts";
import { linesOf } from "../../../web/lab/step/backprop-lines.ts";
import { disagreement, type Measurement, measureSlope } from "../../../web/lab/step/finite-differences.ts";
import { valuesOf } from "../../../web/lab/step/line-values.ts";
import { type OpenedStep, openStep } from "../../../web/lab/step/opened-step.ts";
import { pickIn } from "../../../web/lab/step/pick.ts";
import { workedLine } from "../../../web/lab/step/worked-line.ts";
import { evaluateSide } from "./evaluate-math.ts";

const hiddenActivations = ["identity", "sigmoid", "tanh", "relu", "leakyRelu", "elu"] as const;
const lossNames = ["binaryCrossEntropy", "meanSquaredError"] as const;
const depths = [0, 1, 2, 6];

interface Case {
  readonly activation?: (typeof hiddenActivations)[number];
  readonly depth?: number;
  readonly Y?: number;
  readonly options?: PartialTrainingOptions;
}

/** A step for a row of four inputs, with parameters drawn so that every unit is at work and none is near a kink. */
function opened({ activation = "tanh", depth = 1, Y = 1, options = {} }: Case): OpenedStep {
  const network = createNetwork({ inputs: 4, layers: [...Array.from({ length: depth }, () => dense(3, activation)), dense(1, "sigmoid")] });
  const random = createRandom(7);
  const parameters = Float64Array.from({ length: network.parameterCount }, () => random.normal());
  const X = Float64Array.from({ length: 4 }, () => random.normal());
  return openStep({ network, parameters, X, Y, options: completeOptions(network, options), learningRate: 0.07, step: 1 });
}

/** Every slope of a step beside its measurement, by the symbol of its line. */
function measurements(step: OpenedStep): [string, Measurement][] {
  return linesOf(step).flatMap((line) => {
    const units = line.kind === "dW" ? (step.network.layers[line.layer as number] as Layer).units : 1;
    return Array.from({ length: units }, (_, unit) => valuesOf(step, line, { unit, input: 0 })).flatMap((values) =>
      values.flatMap(({ place, value }) => {
        if (!place) return [];
        const measurement = measureSlope(step, place);
        expect(measurement.backpropagated).toBe(value);
        return [[line.symbol, measurement] as [string, Measurement]];
      }),
    );
  });
}

describe.each(lossNames)("%s", (loss) => {
  describe.each(hiddenActivations)("%s", (activation) => {
    it.each(depths)("with %i hidden layers: every line agrees with its finite difference", (depth) => {
      const step = opened({ activation, depth, options: { loss } });
      const all = measurements(step);
      // dW and db of every layer, dZ of every unit and dA of every hidden one.
      const units = step.network.layers.reduce((sum, layer) => sum + layer.units, 0);
      expect(all).toHaveLength(step.network.parameterCount + 2 * units - 1);
      for (const [symbol, measurement] of all)
        if (!measurement.kink) expect(disagreement(measurement), symbol).toBeLessThan(activation === "elu" ? 1e-6 : 1e-7);
      expect(all.filter(([, { kink }]) => kink).length).toBeLessThan(all.length / 4);
    });

    it.each(depths)("with %i hidden layers: the parameters' slopes are those of checkGradient and backward, to the bit", (depth) => {
      const step = opened({ activation, depth, Y: 0, options: { loss } });
      const { network, parameters, X, Y } = step;
      const data = createDataset([X], [Y]);
      const cache = createForwardCache(network, 1);
      const gradient = new Float64Array(network.parameterCount);
      forward(network, parameters, X, 1, cache);
      backward(
        network,
        parameters,
        data,
        loss,
        cache,
        network.layers.map(({ units }) => new Float64Array(units)),
        gradient,
      );
      expect(step.gradient).toEqual(gradient);
      const checks = checkGradient(network, parameters, data, loss);
      network.layers.forEach(({ weightsAt, biasesAt, units, inputs }, layer) => {
        for (let unit = 0; unit < units; unit++) {
          expect(measureSlope(step, { kind: "bias", layer, unit }).measured).toBe(checks[biasesAt + unit]?.numerical);
          for (let input = 0; input < inputs; input++)
            expect(measureSlope(step, { kind: "weight", layer, unit, input }).measured).toBe(
              checks[weightsAt + unit * inputs + input]?.numerical,
            );
        }
      });
    });

    it("writes out what comes to the same number", () => {
      for (const Y of [0, 1]) expectWorkedLines(opened({ activation, depth: 2, Y, options: { loss } }));
    });
  });
});

/** Every line's formula can be drawn, and its numbers come to its result, as far as four digits say. */
function expectWorkedLines(step: OpenedStep): void {
  for (const line of linesOf(step)) {
    expect(() => parseMath(line.equation)).not.toThrow();
    const pick = pickIn(step, line.layer ?? 0, undefined);
    const worked = workedLine(step, line, pick);
    expect(() => parseMath(worked), worked).not.toThrow();
    if (line.kind === "X" || line.kind === "db" || line.kind === "constraint" || line.kind === "after") continue;
    const [sum, result] = [evaluateSide(worked, -2), evaluateSide(worked, -1)];
    expect(Math.abs(sum.value - result.value), worked).toBeLessThanOrEqual(2e-3 * Math.max(sum.size, Math.abs(result.value)));
  }
}

describe.each(Object.keys(optimizers) as OptimizerName[])("the update of %s", (optimizer) => {
  const variants: PartialTrainingOptions[] = [
    {},
    { l1: 0.01, l2: 0.02 },
    { clipNorm: 0.05 },
    { constraint: "monotone", learningRate: 0.9 },
    { schedule: { name: "exponential", factor: 0.9 } },
  ];

  it.each(variants)("is what the training does: %o", (variant) => {
    const network = createNetwork({ inputs: 4, layers: [dense(3, "relu"), dense(1, "sigmoid")] });
    const X = Float64Array.of(0.3, -1, 0.7, 0.2);
    const options = completeOptions(network, { optimizer, batchSize: "full", learningRate: 0.1, ...variant });
    const training = createTraining({ network, data: createDataset([X], [1]), options, seed: 3 });
    for (let i = 0; i < 5; i++) takeStep(training);
    const step = openStep({
      network,
      parameters: Float64Array.from(training.parameters),
      X,
      Y: 1,
      options,
      learningRate: options.learningRate * training.rateFactor(training.steps),
      step: training.steps + 1,
      optimizerState: training.optimizerState.map((vector) => Float64Array.from(vector)),
    });
    takeStep(training);
    expect(step.update.parameters).toEqual(training.parameters);
    expect(step.update.state).toEqual(training.optimizerState);
    expectWorkedLines(step);
  });
});

describe("at the start of the article", () => {
  const article = JSON.parse(readFileSync("data/article.json", "utf8"));
  const recipe = recipes.find(({ name }) => name === "article") as (typeof recipes)[number];
  const { rows, labels } = wisconsinData(readFileSync("data/wisconsin.csv", "utf8"));
  const scaling = fitScaling("min-max", rows);
  const network = createNetwork({ inputs: 9, layers: [...recipe.hidden, { units: 1, activation: "sigmoid" }] });
  const { W1, b1, W2, b2 } = article.initial;
  const parameters = parametersOf(network, [
    { activation: "relu", W: W1, b: b1 },
    { activation: "sigmoid", W: W2, b: b2 },
  ]);
  const openRow = (row: number): OpenedStep =>
    openStep({
      network,
      parameters,
      X: scaleRow(scaling, rows[row] as number[]),
      Y: labels[row] as number,
      options: recipe.training,
      learningRate: 0.07,
      step: 1,
    });

  test("the row 8,10,10,8,7,10,9,7,1 has the published numbers", () => {
    const step = openRow(5);
    expect(rows[5]).toEqual([8, 10, 10, 8, 7, 10, 9, 7, 1]);
    expect((step.A.at(-1) as Float64Array)[0]).toBeCloseTo(0.5141, 4);
    expect(step.loss).toBeCloseTo(0.6653, 4);
    expect((step.dZ.at(-1) as Float64Array)[0]).toBeCloseTo(-0.4859, 4);
    expect(step.update.loss).toBeCloseTo(0.5789, 4);
    for (const [symbol, measurement] of measurements(step)) expect(disagreement(measurement), symbol).toBeLessThan(1e-7);
  });

  test("a row of lowest scores lies on the kink of every unit: the measured slope is halfway between 0 and the slope above", () => {
    const lowest = rows.findIndex((row) => row.every((score) => score === 1));
    const step = openRow(lowest);
    expect([...(step.Z[0] as Float64Array)]).toEqual(new Array(15).fill(0));
    for (let unit = 0; unit < 15; unit++) {
      const { backpropagated, measured, left, right, kink } = measureSlope(step, { kind: "bias", layer: 0, unit });
      expect(kink).toEqual({ layer: 0, unit, sum: 0 });
      expect(backpropagated).toBe(0);
      expect(left).toBe(0);
      expect(right).toBeCloseTo((step.dA[0] as Float64Array)[unit] as number, 5);
      expect(measured).toBeCloseTo(right / 2, 9);
    }
  });

  test("three rows that the article learns from have all sums exactly 0", () => {
    const zero = rows.slice(0, 500).filter((_, row) => (openRow(row).Z[0] as Float64Array).every((z) => z === 0));
    expect(zero).toHaveLength(3);
  });
});

test("a deep network walks through its first two and last hidden layers; those between are marked", () => {
  const middle = linesOf(opened({ depth: 6 })).filter(({ isMiddle }) => isMiddle);
  expect(new Set(middle.map(({ layer }) => layer))).toEqual(new Set([1, 2, 3, 4]));
  expect(linesOf(opened({ depth: 2 })).some(({ isMiddle }) => isMiddle)).toBe(false);
});
