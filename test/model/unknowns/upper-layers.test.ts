import fc from "fast-check";
import { expect, test } from "vitest";
import { createUpperLayers } from "../../../model/unknowns/upper-layers.ts";
import { activations } from "../../../network/learning/activations.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { anyModel } from "../arbitraries.ts";

const numbers = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 8 * 7, maxLength: 8 * 7 });

test("from the first layer's sums on, every network gives the bits of the plain forward pass", () => {
  fc.assert(
    fc.property(anyModel, numbers, numbers, ({ network, parameters }, a, b) => {
      const [A, B] = [Float64Array.from(a), Float64Array.from(b)];
      const [first, ...rest] = network.layers as [(typeof network.layers)[0], ...typeof network.layers];
      const h = first.units;
      const { value } = activations[first.activation as "relu"];
      const upper = { ...network, inputs: h, layers: rest };
      for (let row = 0; row < 7; row++) {
        const A1 = Float64Array.from({ length: h }, (_, j) => value(A[row * h + j]! + B[row * h + j]!));
        const plain = rest.length === 0 ? A1[0] : forward(upper, parameters, A1, 1, createForwardCache(upper, 1))[0];
        expect(createUpperLayers(network, parameters).probability(A, row * h, B, row * h)).toBe(plain);
      }
    }),
  );
});

test("many rows at once, an odd number too, have the bits of one at a time", () => {
  const columns = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 7 });
  fc.assert(
    fc.property(anyModel, numbers, numbers, columns, ({ network, parameters }, a, b, pairs) => {
      const [A, B] = [Float64Array.from(a), Float64Array.from(b)];
      const [as, bs] = [Uint16Array.from(pairs, ([column]) => column), Uint16Array.from(pairs, ([, column]) => column)];
      const h = network.layers[0]!.units;
      const layers = createUpperLayers(network, parameters);
      const probabilities = new Float64Array(7).fill(-1);
      layers.probabilitiesInto(probabilities, pairs.length, A, as, B, bs);
      pairs.forEach(([column, other], i) => {
        expect(probabilities[i]).toBe(layers.probability(A, column * h, B, other * h));
      });
      expect(probabilities.slice(pairs.length).every((p) => p === -1)).toBe(true);
    }),
  );
});
