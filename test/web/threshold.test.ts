import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baseRate } from "../../model/prediction/predict.ts";
import { atPrevalence, PREVALENCES } from "../../model/prediction/prevalence.ts";
import { createThresholdState, outcomesPerThousand, withOperatingPoints } from "../../web/model-card/threshold-state.ts";
import { model } from "./model.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const operating = { threshold: 0.5, sensitivity: 0.98, specificity: 0.97, ppv: 0, npv: 0 };

describe("a threshold", () => {
  it("accounts for all of a thousand people", () => {
    fc.assert(
      fc.property(share, share, share, (sensitivity, specificity, prevalence) => {
        const { truePositives, falseNegatives, falsePositives, trueNegatives } = outcomesPerThousand(
          { ...operating, sensitivity, specificity },
          prevalence,
        );
        expect(truePositives + falseNegatives + falsePositives + trueNegatives).toBeCloseTo(1000, 6);
        expect(truePositives + falseNegatives).toBeCloseTo(1000 * prevalence, 6);
      }),
    );
  });

  it("has a lower positive predictive value where malignancy is rare", () => {
    // 0.01 × 0.98 / (0.01 × 0.98 + 0.99 × 0.03), by hand.
    expect(outcomesPerThousand(operating, 0.01).ppv).toBeCloseTo(0.0098 / 0.0395, 12);
    expect(outcomesPerThousand(operating, 0.35).ppv).toBeGreaterThan(0.9);
  });
});

describe("the explorer", () => {
  const measured = model.file.report?.thresholds ?? [];

  it("starts at the threshold in use and moves only between measured thresholds", () => {
    const state = createThresholdState(measured, { threshold: model.file.threshold, baseRate: baseRate(model) });
    expect(state.operating.value.threshold).toBe(model.file.threshold);
    state.moveTo(0.07);
    expect(measured).toContain(state.operating.value);
    expect(state.operating.value.threshold).toBe(0.05);
  });

  it("shows the figures of the card at each operating point", () => {
    const { operatingPoints = [] } = model.file.report ?? {};
    const state = createThresholdState(withOperatingPoints(measured, operatingPoints), { threshold: 0.5, baseRate: 0.35 });
    for (const point of operatingPoints) {
      state.moveTo(point.threshold);
      expect(state.operating.value).toBe(point);
    }
  });

  it("applies the threshold to the probability at the chosen prevalence, as the form does", () => {
    const base = baseRate(model);
    for (const prevalence of PREVALENCES) {
      const state = createThresholdState(measured, { threshold: model.file.threshold, baseRate: base });
      state.choosePrevalence(prevalence);
      expect(state.shown.value).toBeCloseTo(model.file.threshold, 4);
      expect(state.isElsewhere.value).toBe(true);
      // A sample that reaches the explorer's threshold at the base rate is malignant in the form at this prevalence, and no other is.
      for (const offset of [-1e-3, 1e-3]) {
        const probability = state.operating.value.threshold + offset;
        expect(atPrevalence(probability, base, prevalence) >= model.file.threshold).toBe(offset > 0);
      }
      expect(state.unadjusted.value.truePositives).toBeGreaterThan(state.outcomes.value.truePositives);
      state.choosePrevalence(base);
      expect(state.operating.value.threshold).toBe(model.file.threshold);
      expect(state.unadjusted.value).toEqual(state.outcomes.value);
    }
  });

  it("finds fewer malignant cases the higher the threshold", () => {
    const truePositives = measured.map((point) => outcomesPerThousand(point, 0.35).truePositives);
    expect(truePositives).toEqual(truePositives.toSorted((a, b) => b - a));
  });
});
