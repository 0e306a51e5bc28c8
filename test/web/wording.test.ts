import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnoses, featureKeys } from "../../data/features.ts";
import { similarCases } from "../../model/explanation/similar.ts";
import { assessmentOf } from "../../model/prediction/assessment.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { markOf } from "../../web/assessment-mark.ts";
import { list, percent, points } from "../../web/format.ts";
import { shareText } from "../../web/predict/share.ts";
import {
  announcement,
  certainty,
  frequencySentence,
  headline,
  leaning,
  nearestSentence,
  similarSentence,
  unknownSentence,
} from "../../web/predict/wording.ts";
import { model } from "./model.ts";

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe("a probability as a percentage", () => {
  it.each([
    [0.973, "97.3%"],
    [0.9991, "99.9%"],
    [0.0009, "0.1%"],
    [0.9998, "> 99.9%"],
    [0.00021, "< 0.1%"],
    [0, "0%"],
    [1, "100%"],
  ])("%d is %s", (value, text) => {
    expect(percent(value)).toBe(text);
  });

  it("is never rounded to certainty", () => {
    fc.assert(
      fc.property(probability, (p) => {
        if (p > 0 && p < 1) expect(percent(p)).not.toMatch(/^(0(\.0+)?|100(\.0+)?)%$/);
      }),
    );
  });
});

describe("a probability in counts of a hundred", () => {
  it("is a bound beyond 1 in 100, and a count from 1 to 99 otherwise", () => {
    fc.assert(
      fc.property(probability, (p) => {
        const sentence = frequencySentence({ probability: p, unusual: false });
        expect(frequencySentence({ probability: p, unusual: true })).not.toMatch(/\d/);
        if (p < 0.01) expect(sentence).toContain("fewer than 1 of 100 samples with these scores would be malignant");
        else if (p > 0.99) expect(sentence).toContain("fewer than 1 of 100 samples with these scores would be benign");
        else expect(sentence).toContain(`about ${Math.min(99, Math.max(1, Math.round(100 * p)))} of 100 samples`);
      }),
    );
  });
});

describe("the headline", () => {
  const anyPrediction = fc
    .record({
      prediction: fc.constantFrom("benign" as const, "malignant" as const),
      probability,
      predictionSet: fc.constantFrom<Prediction["predictionSet"]>(["benign"], ["malignant"], ["benign", "malignant"]),
      unusual: fc.constantFrom(true, false, null),
    })
    .map((said): Prediction => ({ ...said, coverage: 0.95, unknown: [], assessment: assessmentOf(said, diagnoses) }));

  it("names a class only where it is likely, and says first that a sample is outside the data", () => {
    fc.assert(
      fc.property(anyPrediction, (prediction) => {
        const text = headline(prediction);
        if (prediction.unusual) expect(text).toBe("Outside the data");
        else if (prediction.assessment === "indeterminate") expect(text).toBe("Indeterminate");
        else expect(text).toBe(prediction.assessment === "likely benign" ? "Likely benign" : "Likely malignant");
        expect(announcement(prediction).startsWith(text)).toBe(true);
        expect(leaning(prediction).includes("leans")).toBe(prediction.assessment === "indeterminate");
        expect(certainty(prediction).certain).toBe(prediction.assessment !== "indeterminate");
        expect(markOf(prediction) === "both").toBe(prediction.assessment === "indeterminate");
      }),
      { numRuns: 500 },
    );
  });

  it("is indeterminate for the sample between the classes, in text that is copied too", () => {
    const values = [10, 10, 10, 1, 6, 1, 2, 8, 1];
    const prediction = predict(model, { values, prevalence: 0.1 });
    expect(headline({ ...prediction, unusual: false })).toBe("Indeterminate");
    const shared = { scores: values, prevalence: 0.1, prediction, version: model.file.version, link: "", origin: "" };
    expect(shareText("text", shared)).toMatch(/^(Outside the data|Indeterminate), leans /);
    expect(JSON.parse(shareText("json", shared)).assessment).toBe("indeterminate");
  });
});

it("the scored features, the cases behind them and the averaging are stated in words", () => {
  const unknown = (count: number) => featureKeys.slice(0, count);
  expect(unknownSentence({ unknown: [], unusual: false }, [3, 4])).toBe("All nine features are scored.");
  expect(unknownSentence({ unknown: unknown(1), unusual: false }, [0, 1])).toBe(
    "Eight of nine features are scored. 1 training case has exactly these scores. The other one is averaged over training cases with similar scores.",
  );
  expect(unknownSentence({ unknown: unknown(8), unusual: null }, [0, 14])).toBe(
    "One of nine features is scored. 14 training cases have this score. The other eight are averaged over training cases with similar scores. Too few scores are known to tell whether the sample resembles the training data.",
  );
});

it("differences carry a sign, lists an and", () => {
  expect([0.123, -0.004, 0].map(points)).toEqual(["+12.3", "−0.4", "±0.0"]);
  expect([["a"], ["a", "b"], ["a", "b", "c"]].map(list)).toEqual(["a", "a and b", "a, b and c"]);
});

describe("the nearest change and the similar cases", () => {
  const change = (steps: number) => ({ feature: "mitoses" as const, from: 1, to: 1 + steps });

  it("say that the fewest scores come first, then the fewest steps", () => {
    expect(nearestSentence([change(1)])).toBe("No other change to one score flips the prediction in fewer than 1 step.");
    expect(nearestSentence([change(2), change(3)])).toBe(
      "No change to one score flips the prediction, and no other change to two scores does so in fewer than 5 steps in all.",
    );
    expect(nearestSentence([change(2), change(3), change(1)])).toContain("No change to one or two scores flips the prediction");
  });

  it("say how many cases are equally near where not all of them are shown", () => {
    const similar = similarCases(model, [...new Array<null>(8).fill(null), 1], 5);
    const { benign, malignant } = similar.equallyNear;
    expect(similarSentence(similar)).toContain(`${(benign + malignant).toLocaleString("en")} cases are equally near: ${benign} benign`);
    const [row] = model.file.background.rows;
    expect(similarSentence(similarCases(model, row as number[], 1))).not.toContain("near");
  });
});
