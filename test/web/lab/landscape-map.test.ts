import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandColour, bandOf } from "../../../web/lab/landscape/colours.ts";
import { labelsOf } from "../../../web/lab/landscape/contour-labels.ts";
import { contoursOf, type GridPoint } from "../../../web/lab/landscape/contour-lines.ts";
import { levelsBetween } from "../../../web/lab/landscape/levels.ts";
import { gridPointOf, gridPointUnder, MAP, placeOf } from "../../../web/lab/landscape/map-place.ts";
import { evenly, gridAround } from "../../../web/lab/training/grid.ts";

const SIZE = 41;

/** A bowl whose loss is e to the distance from the middle: a contour is a circle, and the logarithm is linear along a radius. */
function bowl(): Float64Array {
  return Float64Array.from({ length: SIZE * SIZE }, (_, i) => Math.exp(radiusOf([i % SIZE, Math.floor(i / SIZE)])));
}

function radiusOf([column, row]: GridPoint): number {
  return Math.hypot(column - 20, row - 20);
}

describe("levels", () => {
  test("are round, rise, lie between the losses and are neither few nor many", () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 2, noNaN: true }), fc.double({ min: 0.05, max: 6, noNaN: true }), (exponent, decades) => {
        const [low, high] = [10 ** exponent, 10 ** (exponent + decades)];
        const levels = levelsBetween(low, high);
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
        expect(levels.every((level) => level > low && level < high)).toBe(true);
        expect(levels.every((level) => Number(level.toPrecision(4)) === level)).toBe(true);
        expect(levels.length).toBeGreaterThanOrEqual(4);
        expect(levels.length).toBeLessThanOrEqual(28);
      }),
    );
  });

  test("of losses that do not differ, or are not positive, are none", () => {
    expect([levelsBetween(1, 1), levelsBetween(0, 0), levelsBetween(Number.NaN, 1)]).toEqual([[], [], []]);
  });

  test("a loss lies in the band above the levels that it reaches; one that is not finite in the last", () => {
    expect([0.05, 0.1, 0.15, 3, Number.POSITIVE_INFINITY, Number.NaN].map((loss) => bandOf(loss, [0.1, 0.2, 1]))).toEqual([
      0, 1, 1, 3, 3, 3,
    ]);
  });

  test("the first and the last band have the colours of the ends", () => {
    expect(bandColour(0, 9)).toContain("var(--loss-1) 0%, var(--loss-0)");
    expect(bandColour(8, 9)).toContain("var(--loss-3) 100%, var(--loss-2)");
  });
});

describe("contours", () => {
  test("of a round bowl are circles with the radius of their level", () => {
    for (const { level, lines } of contoursOf({ columns: SIZE, rows: SIZE, heights: bowl() }, [Math.exp(5), Math.exp(12)])) {
      expect(lines).toHaveLength(1);
      for (const point of lines.flat()) expect(Math.abs(radiusOf(point) - Math.log(level))).toBeLessThan(0.03);
    }
  });

  test("that leave the grid are open lines which do not follow its edge", () => {
    const [corner] = contoursOf({ columns: SIZE, rows: SIZE, heights: bowl() }, [Math.exp(24)]);
    expect(corner?.lines).toHaveLength(4);
    for (const line of corner?.lines ?? [])
      expect(line.filter((point) => Math.min(...point) >= 0 && Math.max(...point) <= 40 && radiusOf(point) > 24.1)).toEqual([]);
  });

  test("of the rows that are done stay where they are when more rows come", () => {
    const heights = bowl();
    const level = [Math.exp(9)];
    const of = (rows: number) =>
      contoursOf({ columns: SIZE, rows, heights }, level)
        .flatMap(({ lines }) => lines.flat())
        .filter(([, row]) => row <= 18);
    const all = new Set(of(SIZE).map(String));
    expect(of(20).length).toBeGreaterThan(10);
    expect(of(20).filter((point) => !all.has(String(point)))).toEqual([]);
  });

  test("put what is not a number above everything", () => {
    const heights = bowl().map((height, i) => (i % SIZE < 10 ? Number.NaN : height));
    const [contour] = contoursOf({ columns: SIZE, rows: SIZE, heights }, [Math.exp(5)]);
    expect(contour?.lines.flat().every(([column, row]) => Math.abs(radiusOf([column, row]) - 5) < 0.1 || Math.abs(column - 9.5) < 1)).toBe(
      true,
    );
  });

  test("have labels on their lines, apart from each other and from what is kept free, never upside down", () => {
    const found = contoursOf({ columns: SIZE, rows: SIZE, heights: bowl() }, [6, 9, 12, 15].map(Math.exp));
    const free: GridPoint[] = [[26, 20]];
    const labels = labelsOf(found, SIZE, SIZE, free);
    expect(labels.length).toBeGreaterThanOrEqual(3);
    for (const { level, at, angle } of labels) {
      expect(Math.abs(radiusOf(at) - Math.log(level))).toBeLessThan(0.05);
      expect(Math.abs(angle)).toBeLessThanOrEqual(90);
    }
    const places = [...free, ...labels.map(({ at }) => at)];
    for (const [i, [x, y]] of places.entries())
      for (const [ox, oy] of places.slice(i + 1)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(3);
  });
});

describe("places", () => {
  test("the grid is square, has the same scale on both axes and leaves room around every point", () => {
    const { xs, ys } = gridAround([-3, 1], [0, 0.5], SIZE);
    expect((xs.at(-1) as number) - (xs[0] as number)).toBeCloseTo((ys.at(-1) as number) - (ys[0] as number), 12);
    expect([xs[0], xs.at(-1)].map((x) => x?.toFixed(2))).toEqual(["-3.60", "1.60"]);
    expect(ys[20]).toBeCloseTo(0.25, 12);
  });

  test("a pointer over a point of the grid finds it", () => {
    const xs = evenly(0, 2, SIZE);
    const point = gridPointOf(0.5, -0.25, xs, xs);
    const [x, y] = placeOf(point, SIZE);
    const half = { left: 10, top: 20, width: MAP.width / 2 };
    const found = gridPointUnder({ clientX: 10 + x / 2, clientY: 20 + y / 2 }, half, SIZE);
    expect(found?.map((value) => value.toFixed(9))).toEqual(point.map((value) => value.toFixed(9)));
    expect(gridPointUnder({ clientX: 0, clientY: 0 }, half, SIZE)).toBeUndefined();
  });
});
