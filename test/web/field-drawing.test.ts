import { describe, expect, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { drawField } from "../../web/components/field-drawing.ts";

const lowest = featureKeys.map(() => 1);

describe("the drawing of the scores", () => {
  it("does not exist without a score", () => {
    expect(drawField([])).toBeUndefined();
    expect(drawField([null, undefined])).toBeUndefined();
  });

  it("is the same for the same scores", () => {
    expect(drawField([5, 4, 4, 5, 7, 10, 3, 2, 1])).toEqual(drawField([5, 4, 4, 5, 7, 10, 3, 2, 1]));
  });

  it.each(featureKeys)("changes with %s", (key) => {
    expect(drawField(lowest.with(featureKeys.indexOf(key), 10))).not.toEqual(drawField(lowest));
  });

  it("shows fewer cells with cytoplasm, and more dividing cells, as the scores rise", () => {
    const cytoplasms = (score: number) => drawField(lowest.with(5, score))?.cytoplasms.length ?? 0;
    const plates = (score: number) => drawField(lowest.with(8, score))?.plates.length ?? 0;
    expect(cytoplasms(5)).toBeLessThan(cytoplasms(1));
    expect(cytoplasms(10)).toBeLessThan(cytoplasms(5));
    expect(plates(1)).toBe(0);
    expect(plates(10)).toBeGreaterThan(plates(5));
  });
});
