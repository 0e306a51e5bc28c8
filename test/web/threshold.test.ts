import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consequencesOf, createThresholdState } from "../../web/model-card/threshold-state.ts";
import { model } from "./model.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const stop = { threshold: 0.5, sensitivity: 0.98, specificity: 0.97, ppv: 0, npv: 0 };

describe("a threshold", () => {
  it("accounts for every one of a thousand women", () => {
    fc.assert(
      fc.property(share, share, share, (sensitivity, specificity, prevalence) => {
        const { found, missed, alarms, cleared } = consequencesOf({ ...stop, sensitivity, specificity }, prevalence);
        expect(found + missed + alarms + cleared).toBeCloseTo(1000, 6);
        expect(found + missed).toBeCloseTo(1000 * prevalence, 6);
      }),
    );
  });

  it("makes a malignant call less certain where malignancy is rare", () => {
    // 0.01 × 0.98 / (0.01 × 0.98 + 0.99 × 0.03), by hand.
    expect(consequencesOf(stop, 0.01).ppv).toBeCloseTo(0.0098 / 0.0395, 12);
    expect(consequencesOf(stop, 0.35).ppv).toBeGreaterThan(0.9);
  });
});

describe("the explorer", () => {
  const stops = model.file.report?.thresholds ?? [];

  it("starts at the threshold in use and stops only where figures were measured", () => {
    const state = createThresholdState(stops, { threshold: model.file.threshold, prevalence: 0.35 });
    expect(state.stop.value.threshold).toBe(model.file.threshold);
    state.moveTo(0.07);
    expect(stops).toContain(state.stop.value);
    expect(state.stop.value.threshold).toBe(0.05);
  });

  it("finds fewer of the malignant the higher the threshold", () => {
    const found = stops.map((one) => consequencesOf(one, 0.35).found);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
  });
});
