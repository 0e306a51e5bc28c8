import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confusionAt, rocCurve } from "../../network/evaluation/metrics.ts";
import { consequencesAt, countsAt } from "../../web/model-card/threshold-state.ts";

const outcomes = { probabilities: [0.9, 0.8, 0.8, 0.6, 0.3, 0.2, 0.1], classes: [1, 1, 0, 1, 0, 1, 0] };
const curve = { roc: rocCurve(outcomes), malignant: 4, benign: 3 };

describe("the threshold explorer", () => {
  it("has the counts of the confusion matrix at every corner of the curve", () => {
    for (const { threshold } of curve.roc.slice(1)) {
      const { truePositives, falsePositives } = confusionAt(outcomes, threshold);
      expect(countsAt(curve.roc, threshold)).toMatchObject({ truePositives, falsePositives });
    }
  });

  it("calls nothing malignant above all and everything below all", () => {
    expect(countsAt(curve.roc, 0.95).truePositives).toBe(0);
    expect(countsAt(curve.roc, 0.01)).toMatchObject({ truePositives: 4, falsePositives: 3 });
  });

  it("accounts for every one of a thousand women", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (threshold, prevalence) => {
        const { found, missed, alarms, cleared } = consequencesAt(curve, threshold, prevalence);
        expect(found + missed + alarms + cleared).toBeCloseTo(1000, 6);
        expect(found + missed).toBeCloseTo(1000 * prevalence, 6);
      }),
    );
  });

  it("trusts a malignant call less where malignancy is rare", () => {
    expect(consequencesAt(curve, 0.5, 0.01).ppv).toBeLessThan(consequencesAt(curve, 0.5, 0.35).ppv);
  });
});
