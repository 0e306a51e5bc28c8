import fc from "fast-check";
import { featureKeys } from "../../data/features.ts";
import { layersOf } from "../../model/file/layers.ts";
import type { Model } from "../../model/file/model.ts";
import { fitScaling, scalingNames } from "../../model/training/scaling.ts";
import { type ActivationName, activationNames } from "../../network/learning/activations.ts";
import { createNetwork } from "../../network/learning/network.ts";
import { createRandom } from "../../network/math/random.ts";
import { changedModel } from "./models.ts";

const hiddenActivations = activationNames.filter((name) => name !== "softmax");

/** What a model is drawn from; everything else follows from the seed. */
const shape = fc.record({
  seed: fc.integer(),
  features: fc.integer({ min: 1, max: 4 }),
  low: fc.integer({ min: -3, max: 5 }),
  span: fc.integer({ min: 1, max: 6 }),
  scaling: fc.constantFrom(...scalingNames),
  hidden: fc.oneof(
    fc.constant([{ units: 7, activation: "relu" as ActivationName }]),
    fc.array(fc.record({ units: fc.integer({ min: 1, max: 5 }), activation: fc.constantFrom(...hiddenActivations) }), { maxLength: 4 }),
  ),
  rows: fc.integer({ min: 2, max: 40 }),
  bandwidth: fc.oneof(fc.double({ min: 0.02, max: 1, noNaN: true }), fc.constantFrom(0.055, Infinity)),
  threshold: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
});

/** A model of any shape, deep or without a hidden layer, over any rows and any range of scores, and of random weights. */
export const anyModel: fc.Arbitrary<Model> = shape.map(
  ({ seed, features, low, span, scaling: name, hidden, rows: count, bandwidth, threshold }) => {
    const random = createRandom(seed);
    // There is no logarithm of a score below 1, and no root of one below 0.
    const lowest = name === "log-standard" ? Math.max(1, low) : name.includes("root") ? Math.max(0, low) : low;
    const rows = Array.from({ length: count }, () => Array.from({ length: features }, () => lowest + random.integer(span + 1)));
    const distinct = [...new Map(rows.map((row) => [row.join(), row])).values()];
    const network = createNetwork({ inputs: features, layers: [...hidden, { units: 1, activation: "sigmoid" }] });
    const parameters = Float64Array.from({ length: network.parameterCount }, () => random.normal());
    return changedModel({
      features: featureKeys.slice(0, features),
      range: [lowest, lowest + span],
      scaling: fitScaling(name, rows),
      layers: layersOf(network, parameters),
      threshold,
      background: {
        bandwidth,
        rows: distinct,
        // The first row occurs in both classes, so that neither is missing.
        counts: distinct.map((_, r) => (r === 0 ? [1, 1] : [random.integer(3), 1 + random.integer(2)])),
      },
    });
  },
);

/** A model and a sample for it with at least one known score. */
export const anyModelAndSample: fc.Arbitrary<{ model: Model; values: (number | null)[] }> = anyModel.chain((model) => {
  const [min, max] = model.file.range;
  const n = model.network.inputs;
  return fc
    .array(fc.option(fc.integer({ min, max }), { nil: null }), { minLength: n, maxLength: n })
    .filter((values) => values.some((value) => value !== null))
    .map((values) => ({ model, values }));
});

/** The same, of networks in which no higher score lowers the probability: every hidden unit has one sign, as its weights show. */
export const anyMonotoneModelAndSample: typeof anyModelAndSample = anyModelAndSample.map(({ model, values }) => {
  const layers = model.file.layers.map((layer, l, all) => {
    const sign = (units: number, unit: number): number => (units > 0 && unit % 2 === 1 ? -1 : 1);
    const below = l === 0 ? 0 : (all[l - 1]?.b.length ?? 0);
    const own = l === all.length - 1 ? 0 : layer.b.length;
    return { ...layer, W: layer.W.map((row, j) => row.map((weight, k) => Math.abs(weight) * sign(own, j) * sign(below, k))) };
  });
  return { model: changedModel({ ...model.file, layers }), values };
});
