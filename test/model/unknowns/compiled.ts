import fc from "fast-check";
import { expect } from "vitest";
import { layersOf } from "../../../model/file/layers.ts";
import type { Model } from "../../../model/file/model.ts";
import { backgroundOf } from "../../../model/unknowns/background.ts";
import { compiledExpectation } from "../../../model/unknowns/compiled.ts";
import { conditionalOf } from "../../../model/unknowns/conditional.ts";
import type { KernelModule } from "../../../network/kernel/webassembly.ts";
import { createNetwork, dense } from "../../../network/learning/network.ts";
import { createRandom } from "../../../network/math/random.ts";
import { anyModel } from "../arbitraries.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

/** Any model with one hidden layer of ReLU, of up to nine units, some of which may never be active. */
const anySupportedModel: fc.Arbitrary<Model> = fc
  .record({ model: anyModel, units: fc.integer({ min: 1, max: 9 }), seed: fc.integer(), scale: fc.constantFrom(0.1, 1, 30) })
  .map(({ model, units, seed, scale }) => {
    const random = createRandom(seed);
    const network = createNetwork({ inputs: model.network.inputs, layers: [dense(units, "relu"), dense(1, "sigmoid")] });
    return changedModel({
      ...model.file,
      layers: layersOf(
        network,
        Float64Array.from({ length: network.parameterCount }, () => scale * random.normal()),
      ),
    });
  });

/** Compares the expectations of random models, and of the shipped one, for every set of known scores. Throws where a bit differs. */
export function assertSameExpectations(module: KernelModule, models: number): void {
  fc.assert(
    fc.property(anySupportedModel, fc.integer(), (model, seed) => {
      const random = createRandom(seed);
      const [low, high] = model.file.range;
      const samples = [0, 1].map(() => Array.from({ length: model.network.inputs }, () => low + random.integer(high - low + 1)));
      expectSame(model, module, samples);
    }),
    { numRuns: models },
  );
  expectSame(shipped, module, randomSamples(5, 7) as number[][]);
}

function expectSame(model: Model, module: KernelModule, samples: readonly (readonly number[])[]): void {
  const background = backgroundOf(model);
  const compiled = compiledExpectation(background, module);
  const plain = conditionalOf(background);
  const differences = samples
    .flatMap((values) =>
      Array.from({ length: 1 << values.length }, (_, S) => ({
        S,
        values,
        compiled: compiled?.given(values, S),
        plain: plain.given(values, S),
      })),
    )
    .filter((one) => !Object.is(one.compiled, one.plain));
  expect(differences).toEqual([]);
}
