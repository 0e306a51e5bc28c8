import { describe, expect, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { drawField } from "../../web/components/field-drawing.ts";

const lowest = featureKeys.map(() => 1);

describe("the drawing of the scores", () => {
  it("is empty without any score", () => {
    expect(drawField([])).toEqual([]);
    expect(drawField([null, undefined])).toEqual([]);
  });

  it("is the same for the same scores", () => {
    expect(drawField([5, 4, 4, 5, 7, 10, 3, 2, 1])).toEqual(drawField([5, 4, 4, 5, 7, 10, 3, 2, 1]));
  });

  it.each(featureKeys)("changes with %s", (key) => {
    expect(drawField(lowest.with(featureKeys.indexOf(key), 10))).not.toEqual(drawField(lowest));
  });

  it("shows more bare nuclei and more dividing cells the higher their scores", () => {
    const bare = (score: number) => drawField(lowest.with(5, score)).filter(({ cytoplasm }) => cytoplasm === 0).length;
    const dividing = (score: number) => drawField(lowest.with(8, score)).filter((cell) => cell.dividing).length;
    expect([bare(1), dividing(1)]).toEqual([0, 0]);
    expect(bare(5)).toBeGreaterThan(0);
    expect(bare(10)).toBeGreaterThan(bare(5));
    expect(dividing(10)).toBeGreaterThan(dividing(5));
  });
});
