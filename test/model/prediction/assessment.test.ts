import fc from "fast-check";
import { expect, test } from "vitest";
import { assessmentOf } from "../../../model/prediction/assessment.ts";
import { predict } from "../../../model/prediction/predict.ts";
import type { Prediction } from "../../../model/prediction/prediction.ts";
import { OUTSIDE, roughPercent, setSentence } from "../../../model/prediction/sentences.ts";
import { anyModelAndSample } from "../arbitraries.ts";
import { shipped } from "../models.ts";

const classes = shipped.file.classNames;
const anyPrediction = fc.record({
  probability: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.05, 0.5, 0.95, 1)),
  predictionSet: fc.constantFrom<Prediction["predictionSet"]>(["benign"], ["malignant"], ["benign", "malignant"]),
  unusual: fc.constantFrom(true, false, null),
});

test("a class is likely exactly where the set holds it alone, the probability of the other is at most 0.05 and nothing is unusual", () => {
  fc.assert(
    fc.property(anyPrediction, (prediction) => {
      const { probability, predictionSet, unusual } = prediction;
      const isBenign = predictionSet.join() === "benign" && probability <= 0.05;
      const isMalignant = predictionSet.join() === "malignant" && probability >= 0.95;
      const expected = unusual || !(isBenign || isMalignant) ? "indeterminate" : isBenign ? "likely benign" : "likely malignant";
      expect(assessmentOf(prediction, classes)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("where too few scores are known to tell whether a sample is unusual, the other two conditions decide", () => {
  fc.assert(
    fc.property(anyPrediction, (prediction) => {
      expect(assessmentOf({ ...prediction, unusual: null }, classes)).toBe(assessmentOf({ ...prediction, unusual: false }, classes));
    }),
  );
});

test("a likely class is the predicted one, in every model, at every prevalence", () => {
  fc.assert(
    fc.property(anyModelAndSample, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ model, values }, prevalence) => {
      const { assessment, prediction } = predict(model, { values, prevalence });
      if (assessment !== "indeterminate") expect(assessment).toBe(`likely ${prediction}`);
    }),
    { numRuns: 500 },
  );
});

test("the audit's sample between the classes is indeterminate at a prevalence of 10%", () => {
  expect(predict(shipped, { values: [10, 10, 10, 1, 6, 1, 2, 8, 1], prevalence: 0.1 }).assessment).toBe("indeterminate");
});

test("the sentence on a prediction set speaks of samples, and rules nothing out", () => {
  expect(setSentence({ predictionSet: ["malignant"], coverage: 0.95 }, classes)).toBe(
    "The 95% prediction set contains malignant only: at most about 1 in 20 benign samples look this malignant.",
  );
  expect(setSentence({ predictionSet: ["benign"], coverage: 0.9 }, classes)).toContain("at most about 1 in 10 malignant samples");
  expect(setSentence({ predictionSet: ["benign", "malignant"], coverage: 0.95 }, classes)).toContain("both classes");
  for (const text of [OUTSIDE, setSentence({ predictionSet: ["benign"], coverage: 0.95 }, classes)])
    expect(text).not.toMatch(/ruled out|sure/i);
});

test("no percentage in prose is nearer to certainty than 1 in 100", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
      const text = roughPercent(probability);
      if (probability < 0.01) expect(text).toBe("below 1%");
      else if (probability > 0.99) expect(text).toBe("above 99%");
      else expect(Math.abs(Number.parseFloat(text) / 100 - probability)).toBeLessThan(0.000_51);
    }),
  );
});
