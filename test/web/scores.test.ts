import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { fromQuery, noScores, toPredictionInput, toQuery, withScore } from "../../web/scores.ts";

const score = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constant(null), fc.constant(undefined));
const anyScores = fc.array(score, { minLength: 9, maxLength: 9 });

describe("the query string of a sample", () => {
  it("restores the scores and the prevalence it was made from", () => {
    const anyPrevalence = fc.option(fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(anyScores, anyPrevalence, (scores, prevalence) => {
        expect(fromQuery(toQuery(scores, prevalence))).toEqual({ scores, prevalence, errors: {} });
      }),
    );
  });

  it("is empty while nothing is entered", () => {
    expect(toQuery(noScores)).toBe("");
  });

  it("reports an invalid value by its field and leaves that field without an entry", () => {
    const { scores, prevalence, invalidPrevalence, errors } = fromQuery("clumpThickness=11&bareNuclei=2.5&mitoses=3&prevalence=2");
    expect(scores[featureKeys.indexOf("mitoses")]).toBe(3);
    expect(scores.filter((score) => score !== undefined)).toHaveLength(1);
    expect(Object.keys(errors)).toEqual(["clumpThickness", "bareNuclei"]);
    expect([prevalence, invalidPrevalence]).toEqual([undefined, "200"]);
    expect(errors.clumpThickness).toContain("“11”");
  });
});

describe("the input for the model", () => {
  it("does not exist until one score is known", () => {
    expect(toPredictionInput(noScores)).toBeUndefined();
    expect(toPredictionInput(withScore(noScores, "mitoses", null))).toBeUndefined();
  });

  it("treats a feature without an entry as unknown", () => {
    expect(toPredictionInput(withScore(noScores, "mitoses", 4))).toEqual({ values: [null, null, null, null, null, null, null, null, 4] });
  });
});
