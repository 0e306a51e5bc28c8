import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { fromQuery, nothingChosen, questionOf, toQuery, withScore } from "../../web/predict/scores.ts";

const score = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constant(null), fc.constant(undefined));
const anyScores = fc.array(score, { minLength: 9, maxLength: 9 });

describe("the query of a sample", () => {
  it("opens the same scores and prevalence that it was made of", () => {
    const prevalence = fc.option(fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(anyScores, prevalence, (scores, share) => {
        expect(fromQuery(toQuery(scores, share))).toEqual({ scores, prevalence: share, faults: {} });
      }),
    );
  });

  it("is empty while nothing is chosen", () => {
    expect(toQuery(nothingChosen)).toBe("");
  });

  it("tells what is wrong beside its field and leaves that unchosen", () => {
    const { scores, faults } = fromQuery("clumpThickness=11&bareNuclei=2.5&mitoses=3&prevalence=2");
    expect(scores[featureKeys.indexOf("mitoses")]).toBe(3);
    expect(scores.filter((score) => score !== undefined)).toHaveLength(1);
    expect(Object.keys(faults)).toEqual(["clumpThickness", "bareNuclei", "prevalence"]);
    expect(faults.clumpThickness).toContain("“11”");
  });
});

describe("the question", () => {
  it("does not exist before one score is known", () => {
    expect(questionOf(nothingChosen)).toBeUndefined();
    expect(questionOf(withScore(nothingChosen, "mitoses", null))).toBeUndefined();
  });

  it("asks what is not chosen as unknown", () => {
    expect(questionOf(withScore(nothingChosen, "mitoses", 4))).toEqual({ values: [null, null, null, null, null, null, null, null, 4] });
  });
});
