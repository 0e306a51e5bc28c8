import fc from "fast-check";
import { expect, test } from "vitest";
import { layersOf } from "../../../model/file/layers.ts";
import { parametersOf } from "../../../model/file/parameters.ts";
import { createNetwork } from "../../../network/learning/network.ts";

test("a parameter vector survives being written as layers and read again, to the bit", () => {
  const widths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(widths, fc.infiniteStream(fc.double({ noNaN: true, noDefaultInfinity: true })), ([inputs, ...units], numbers) => {
      const network = createNetwork({ inputs: inputs!, layers: units.map((count) => ({ units: count, activation: "tanh" })) });
      const parameters = Float64Array.from({ length: network.parameterCount }, () => numbers.next().value as number);
      const layers = layersOf(network, parameters);
      expect(layers.map(({ W, b }) => [W.length, W[0]!.length, b.length])).toEqual(
        network.layers.map(({ units, inputs }) => [units, inputs, units]),
      );
      expect(parametersOf(network, layers)).toEqual(parameters);
    }),
  );
});
