import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fitted, probabilityOf } from "../../../model/training/fitted.ts";
import { fitScaling, scalingNames } from "../../../model/training/scaling.ts";
import { withoutIdleUnits } from "../../../model/unknowns/idle-units.ts";
import { activationNames } from "../../../network/learning/activations.ts";
import { biasesOf, createNetwork, dense, type Layer, weightsOf } from "../../../network/learning/network.ts";
import { createRandom } from "../../../network/math/random.ts";
import { shipped } from "../models.ts";

const range = [1, 4] as const;
/** Every sample of three features with scores in this range. */
const samples = Array.from({ length: 64 }, (_, i) => [1 + (i & 3), 1 + ((i >> 2) & 3), 1 + (i >> 4)]);

/** Networks whose first biases are low, so that some units are idle, some by a hair, and the others are not. */
const anyFitted: fc.Arbitrary<Fitted> = fc
  .record({
    seed: fc.integer(),
    units: fc.integer({ min: 1, max: 6 }),
    second: fc.constantFrom(...activationNames.filter((name) => name !== "softmax")),
    isDeep: fc.boolean(),
    scaling: fc.constantFrom(...scalingNames),
  })
  .map(({ seed, units, second, isDeep, scaling }) => {
    const random = createRandom(seed);
    const network = createNetwork({
      inputs: 3,
      layers: [dense(units, "relu"), ...(isDeep ? [dense(3, second)] : []), dense(1, "sigmoid")],
    });
    const parameters = Float64Array.from({ length: network.parameterCount }, () => random.normal());
    const biases = biasesOf(network.layers[0] as Layer, parameters);
    biases.forEach((bias, j) => {
      biases[j] = bias - 3;
    });
    return { network, parameters, scaling: fitScaling(scaling, samples) };
  });

test("without the units that no sample activates, every sample has the same bits", () => {
  let removed = 0;
  fc.assert(
    fc.property(anyFitted, (fitted) => {
      const smaller = withoutIdleUnits(fitted, range);
      removed += (fitted.network.layers[0] as Layer).units - (smaller.network.layers[0] as Layer).units;
      for (const sample of samples) expect(probabilityOf(smaller, sample)).toBe(probabilityOf(fitted, sample));
    }),
  );
  expect(removed).toBeGreaterThan(20);
});

test("a unit that one sample activates stays, and a layer keeps one unit", () => {
  const network = createNetwork({ inputs: 3, layers: [dense(2, "relu"), dense(1, "sigmoid")] });
  const parameters = new Float64Array(network.parameterCount);
  const [first] = network.layers as readonly [Layer];
  weightsOf(first, parameters).set([1, 1, 1, 1, 1, 1]);
  const scaling = { name: "standard" as const, offset: [0, 0, 0], scale: [1, 1, 1] };
  const unitsWith = (biases: readonly number[]) => {
    biasesOf(first, parameters).set(biases);
    return withoutIdleUnits({ network, parameters, scaling }, range).network.layers[0]?.units;
  };
  expect(unitsWith([-11.9, -11.9])).toBe(2);
  expect(unitsWith([-11.9, -12.1])).toBe(1);
  expect(unitsWith([-12.1, -12.1])).toBe(1);
});

test("the shipped model has the same bits for random samples", () => {
  const random = createRandom(3);
  const smaller = withoutIdleUnits(shipped, shipped.file.range);
  for (let i = 0; i < 1_000; i++) {
    const sample = Array.from({ length: shipped.network.inputs }, () => 1 + random.integer(10));
    expect(probabilityOf(smaller, sample)).toBe(probabilityOf(shipped, sample));
  }
});
