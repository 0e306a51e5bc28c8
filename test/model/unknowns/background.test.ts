import fc from "fast-check";
import { expect, test } from "vitest";
import { probabilityOf } from "../../../model/training/fitted.ts";
import { fitScaling, scalingNames } from "../../../model/training/scaling.ts";
import { createBackground } from "../../../model/unknowns/background.ts";
import { type ActivationName, activations } from "../../../network/learning/activations.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { createRandom } from "../../../network/math/random.ts";

const names = Object.keys(activations) as ActivationName[];
const layer = fc.record({ units: fc.integer({ min: 1, max: 8 }), activation: fc.constantFrom(...names) });

test("a complete sample gets the bits of the plain forward pass, whatever the network", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(layer, { maxLength: 3 }),
      fc.constantFrom(...names),
      fc.constantFrom(...scalingNames),
      fc.nat(),
      (inputs, hidden, output, scalingName, seed) => {
        const random = createRandom(seed);
        const network = createNetwork({ inputs, layers: [...hidden, { units: 1, activation: output }] });
        const parameters = Float64Array.from({ length: network.parameterCount }, random.normal);
        const rows = Array.from({ length: 5 }, () => Array.from({ length: inputs }, () => 1 + random.integer(10)));
        const fitted = { network, parameters, scaling: fitScaling(scalingName, rows) };
        const { completeProbability } = createBackground(fitted, [1, 10], { rows, counts: rows.map(() => [1, 0]), bandwidth: 0.2 });
        for (const row of rows) expect(completeProbability(row)).toBe(probabilityOf(fitted, row));
      },
    ),
  );
});
