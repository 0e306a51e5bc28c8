import { contours } from "d3-contour";
import { descent } from "../../../../data/lessons/07-descent.ts";
import { oneFeatureData, oneUnit } from "../../../../model/lessons/one-unit.ts";
import { typescriptEngine } from "../../../../network/learning/engine.ts";

/** A place on the map: the two parameters of the unit. */
export interface Place {
  readonly w: number;
  readonly b: number;
}

/** What the map shows of w and b. */
export const W_RANGE = [-8, 18] as const;
export const B_RANGE = [-14, 6] as const;

/** The losses at which the map has a contour line. */
export const LEVELS = [0.26, 0.3, 0.36, 0.45, 0.6, 0.8, 1.1, 1.5, 2, 2.75, 3.75, 5];

/** The cases, by their score of bare nuclei alone. */
export const data = oneFeatureData(descent.counts.figures);

export const engine = typescriptEngine(oneUnit, "binaryCrossEntropy", data.count);

/** The loss of the unit over all cases, in nats per case. */
export function lossAt({ w, b }: Place): number {
  return engine.loss(Float64Array.of(w, b), data);
}

/** For each level, the area in which the loss is higher, as an SVG path; `x` and `y` give the coordinates of w and b. */
export function contourPaths(x: (w: number) => number, y: (b: number) => number): string[] {
  const losses: number[] = [];
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++) losses.push(lossAt({ w: along(W_RANGE, column), b: along(B_RANGE, row) }));
  const draw = ([column = 0, row = 0]: readonly number[]) =>
    // The contours of a grid count its cells, in whose middle the losses are.
    `${x(along(W_RANGE, column - 0.5)).toFixed(1)} ${y(along(B_RANGE, row - 0.5)).toFixed(1)}`;
  return contours()
    .size([SIZE, SIZE])
    .thresholds(LEVELS)(losses)
    .map(({ coordinates }) =>
      coordinates
        .flat()
        .map((ring) => `M${ring.map(draw).join("L")}Z`)
        .join(""),
    );
}

const SIZE = 53;

function along([from, to]: readonly [number, number], index: number): number {
  return from + ((to - from) * index) / (SIZE - 1);
}
