import { log } from "../../network/math/exact.ts";

/** How scores become inputs of the network. */
export const scalingNames = ["min-max", "standard", "log-standard", "root-standard", "fourth-root-standard"] as const;

export type ScalingName = (typeof scalingNames)[number];

/**
 * A fitted scaling: input = (t(score) − offset) / scale, feature by feature. What t does follows from the name: nothing, or a
 * logarithm, a square root or a fourth root. It never decreases, to the last bit, except possibly for the logarithm.
 */
export interface Scaling {
  readonly name: ScalingName;
  /** One offset and one scale per feature. */
  readonly offset: readonly number[];
  readonly scale: readonly number[];
}

/**
 * Fits a scaling to rows of scores: to the range from 0 to 1 ("min-max"), or to mean 0 and standard deviation 1. A feature
 * that never varies gets scale 1.
 */
export function fitScaling(name: ScalingName, rows: readonly ArrayLike<number>[]): Scaling {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, f) => rows.map((row) => transform(name, row[f] as number)));
  const fitted = columns.map(name === "min-max" ? minMax : standardise);
  return { name, offset: fitted.map(({ offset }) => offset), scale: fitted.map(({ scale }) => (scale > 0 ? scale : 1)) };
}

/** The network's inputs for one row of scores. */
export function scaleRow({ name, offset, scale }: Scaling, row: ArrayLike<number>): Float64Array {
  const inputs = new Float64Array(row.length);
  for (let f = 0; f < inputs.length; f++) inputs[f] = (transform(name, row[f] as number) - (offset[f] as number)) / (scale[f] as number);
  return inputs;
}

/** X (n × m): the inputs for m rows, those of one row side by side. */
export function scaleRows(scaling: Scaling, rows: readonly ArrayLike<number>[]): Float64Array {
  const n = scaling.offset.length;
  const X = new Float64Array(rows.length * n);
  rows.forEach((row, i) => {
    X.set(scaleRow(scaling, row), i * n);
  });
  return X;
}

function transform(name: ScalingName, score: number): number {
  switch (name) {
    case "log-standard":
      return log(score);
    case "root-standard":
      return Math.sqrt(score);
    case "fourth-root-standard":
      return Math.sqrt(Math.sqrt(score));
    default:
      return score;
  }
}

function minMax(column: readonly number[]): { offset: number; scale: number } {
  const low = column.reduce((a, b) => Math.min(a, b));
  return { offset: low, scale: column.reduce((a, b) => Math.max(a, b)) - low };
}

/** Mean and standard deviation of the population. */
function standardise(column: readonly number[]): { offset: number; scale: number } {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
  return { offset: mean, scale: Math.sqrt(column.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / column.length) };
}
