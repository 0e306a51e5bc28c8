import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { list, percent, points } from "../../web/format.ts";
import { certainty, frequency, frequencySentence, unknownSentence } from "../../web/predict/wording.ts";

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe("a probability as a percentage", () => {
  it.each([
    [0.973, "97.3%"],
    [0.9998, "99.98%"],
    [0.00021, "0.02%"],
    [0.000001, "< 0.001%"],
    [0.9999999, "> 99.999%"],
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

describe("a probability in counts", () => {
  it("never says none or all while the probability is above 0 and below 1", () => {
    fc.assert(
      fc.property(probability, (p) => {
        const { count, of } = frequency(p);
        const sentence = frequencySentence(p);
        if (count === 0 || count === of) expect(sentence).toContain("fewer than one");
        else expect(sentence).toContain(`about ${count.toLocaleString("en")} `);
      }),
    );
  });

  it.each([
    [0.83, "Of 100 samples scored like this, about 83 are malignant."],
    [0.01, "Of 100 samples scored like this, about 1 is malignant."],
    [0.0012, "Of 1,000 samples scored like this, about 1 is malignant."],
    [0.00001, "Of 10,000 samples scored like this, fewer than one is malignant."],
    [0.99999, "Of 10,000 samples scored like this, fewer than one is benign."],
  ])("%d: %s", (p, sentence) => {
    expect(frequencySentence(p)).toBe(sentence);
  });
});

describe("the certainty", () => {
  const prediction = { prediction: "benign" as const, probability: 0.4, coverage: 0.95, unknown: [], unusual: false };

  it("is not certain if the prediction set holds both classes", () => {
    expect(certainty({ ...prediction, predictionSet: ["benign", "malignant"] })).toMatchObject({ certain: false, title: "Not sure" });
  });

  it("names the class outside the prediction set", () => {
    expect(certainty({ ...prediction, predictionSet: ["benign"] }).sentence).toBe("Malignant is ruled out at 95% coverage.");
  });
});

it("the number of unknown features is stated in words", () => {
  expect(unknownSentence(0)).toBe("All nine features are scored.");
  expect(unknownSentence(1)).toBe("Eight of nine are scored. The unknown one is averaged over samples like it.");
  expect(unknownSentence(8)).toBe("One of nine is scored. The other eight are averaged over samples like it.");
});

it("differences carry a sign, lists an and", () => {
  expect([0.123, -0.004, 0].map(points)).toEqual(["+12.3", "−0.4", "±0.0"]);
  expect([["a"], ["a", "b"], ["a", "b", "c"]].map(list)).toEqual(["a", "a and b", "a, b and c"]);
});
