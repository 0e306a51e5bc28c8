import { describe, expect, it } from "vitest";
import { explain } from "../../model/explanation/explain.ts";
import { predict } from "../../model/prediction/predict.ts";
import { iceCurves } from "../../web/predict/ice.ts";
import { shareText } from "../../web/predict/share.ts";
import { domainOf, waterfallSteps } from "../../web/predict/waterfall-steps.ts";
import { model } from "./model.ts";

const values = [10, 2, 2, 1, 2, null, 1, 1, null];

describe("the waterfall", () => {
  const explanation = explain(model, { values });
  const steps = waterfallSteps(explanation);

  it("leads from the baseline to the probability without a gap", () => {
    expect(steps[0]?.from).toBe(explanation.baseline);
    steps.slice(1).forEach(({ from }, i) => {
      expect(from).toBe(steps[i]?.to);
    });
    expect(steps.at(-1)?.to).toBeCloseTo(explanation.probability, 12);
  });

  it("starts with the largest step and shows every known feature", () => {
    const sizes = steps.map(({ contribution }) => Math.abs(contribution));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(steps).toHaveLength(7);
  });

  it("extends its axis to steps outside 0 to 1", () => {
    const step = { feature: "mitoses", value: 1, contribution: 0.2, from: 0.9, to: 1.1 };
    expect(domainOf([step])).toEqual([0, 1.1]);
    expect(domainOf([{ ...step, to: -0.1 }])).toEqual([-0.1, 1]);
  });
});

describe("the ICE curves", () => {
  it("are the probabilities at each score of an unknown feature", () => {
    const curves = iceCurves(model, { values });
    expect(curves.map(({ feature }) => feature).toSorted()).toEqual(["bareNuclei", "mitoses"]);
    const bareNuclei = curves.find(({ feature }) => feature === "bareNuclei");
    expect(bareNuclei?.probabilities).toHaveLength(10);
    expect(bareNuclei?.probabilities[6]).toBe(predict(model, { values: values.with(5, 7) }).probability);
  });

  it("come in order of their range, the widest first", () => {
    const ranges = iceCurves(model, { values: [10, null, null, null, null, null, null, null, null] }).map(
      ({ probabilities }) => Math.max(...probabilities) - Math.min(...probabilities),
    );
    expect(ranges).toEqual(ranges.toSorted((a, b) => b - a));
  });
});

describe("a copied prediction", () => {
  const shared = {
    scores: [10, 2, 2, 1, 2, null, 1, 1, undefined],
    prevalence: 0.1,
    prediction: predict(model, { values, prevalence: 0.1 }),
    version: model.file.version,
    link: "https://example.org/?clumpThickness=10",
    origin: "https://example.org",
  } as const;

  it("can be the link, which opens at the notice", () => {
    expect(shareText("link", shared)).toBe(`${shared.link}#not-a-diagnosis`);
  });

  it("can be JSON with every bit of the probability", () => {
    const json = JSON.parse(shareText("json", shared));
    expect(json.probability).toBe(shared.prediction.probability);
    expect(json.sample).toEqual({
      clumpThickness: 10,
      uniformityOfCellSize: 2,
      uniformityOfCellShape: 2,
      marginalAdhesion: 1,
      singleEpithelialCellSize: 2,
      blandChromatin: 1,
      normalNucleoli: 1,
    });
    expect(json.prevalence).toBe(0.1);
  });

  it("can be text with all nine features, the model version and the notice", () => {
    const text = shareText("text", shared);
    expect(text.match(/: unknown/g)).toHaveLength(2);
    expect(text).toContain(model.file.version);
    expect(text).toContain("Not a medical device");
  });

  it("can be a curl command that leaves out unknown features", () => {
    const command = shareText("curl", shared);
    expect(command).toContain("'https://example.org/api/v1/predict?prevalence=0.1'");
    expect(command).not.toContain("bareNuclei");
  });
});
