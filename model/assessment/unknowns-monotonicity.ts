import { createRandom } from "../../network/math/random.ts";
import type { UnknownsReport } from "../file/report.ts";
import type { Fitted } from "../training/fitted.ts";
import { distinctRows } from "../training/labelled-rows.ts";
import type { TrainingData } from "../training/training-data.ts";
import { createBackground } from "../unknowns/background.ts";
import { conditionalOf } from "../unknowns/conditional.ts";
import { knownFeatures } from "../unknowns/subsets.ts";
import { randomMask } from "./masking.ts";
import { auditMonotonicity } from "./monotonicity.ts";
import { productKernelExpectation } from "./product-kernel.ts";

/** Random sets of known scores per distinct row and number of them. */
const DRAWS = 2;

/** Takes every single step of the known scores of the distinct rows, with 1 … n − 1 known, by the model and by the product kernel. */
export function auditUnknowns(fitted: Fitted, data: TrainingData, bandwidth: number, seed: number): UnknownsReport["monotonicity"] {
  const n = data.features.length;
  const distinct = distinctRows(data);
  const background = createBackground(fitted, data.range, { ...distinct, bandwidth });
  const expectation = conditionalOf(background);
  const random = createRandom(seed);
  return Array.from({ length: n - 1 }, (_, i) => {
    const known = i + 1;
    const rows = Array.from({ length: DRAWS }, () => distinct.rows).flatMap((all) =>
      all.map((row) => {
        const S = randomMask(n, n - known, random);
        return row.map((score, f) => ((S >> f) & 1 ? score : null));
      }),
    );
    return {
      known,
      conditional: auditMonotonicity(rows, data.range, (all) => all.map((values) => expectation.given(values, knownFeatures(values)))),
      productKernel: auditMonotonicity(rows, data.range, (all) =>
        all.map((values) => productKernelExpectation(background, values, knownFeatures(values))),
      ),
    };
  });
}
