import fc from "fast-check";
import { expect, test } from "vitest";
import { isMonotone } from "../../../model/explanation/monotone.ts";
import { expectedProbability } from "../../../model/unknowns/reference.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { anyModelAndSample, anyMonotoneModelAndSample } from "../arbitraries.ts";

const ROUNDING = 1e-12;

test("a network is monotone where every unit has one sign", () => {
  fc.assert(
    fc.property(anyMonotoneModelAndSample, ({ model }) => {
      expect(isMonotone(model.network, model.parameters)).toBe(true);
    }),
  );
});

test("where a score can lower the probability, it is not", () => {
  fc.assert(
    fc.property(anyModelAndSample, ({ model, values }) => {
      const [low, high] = model.file.range;
      const known = values.map((value) => value ?? low);
      const falls = known.some((_, f) => {
        const path = Array.from({ length: high - low + 1 }, (_, i) => expectedProbability(model, known.with(f, low + i)));
        return path.some((p, i) => i > 0 && p < path[i - 1]! - ROUNDING);
      });
      if (falls) expect(isMonotone(model.network, model.parameters)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("softmax is not: one of its outputs rises only where another falls", () => {
  const network = createNetwork({ inputs: 2, layers: [{ units: 2, activation: "softmax" }] });
  expect(isMonotone(network, new Float64Array(network.parameterCount).fill(1))).toBe(false);
});
