import { log } from "../../network/math/exact.ts";

/** How scores become inputs of the network. */
export type ScalingName = "min-max" | "standard" | "log-standard";

/** input = (t(score) − offset) / scale a feature, where t is log for "log-standard" and nothing otherwise. */
export interface Scaling {
  readonly name: ScalingName;
  readonly offset: readonly number[];
  readonly scale: readonly number[];
}

/** Fits a scaling to rows of scores. A feature that never varies gets scale 1. */
export function fitScaling(name: ScalingName, rows: readonly ArrayLike<number>[]): Scaling {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, f) => rows.map((row) => transform(name, row[f] as number)));
  const spread = name === "min-max" ? minMax : standardise;
  const fitted = columns.map(spread);
  return { name, offset: fitted.map(({ offset }) => offset), scale: fitted.map(({ scale }) => (scale > 0 ? scale : 1)) };
}

/** The inputs of one sample. */
export function scale({ name, offset, scale: divisor }: Scaling, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value, f) => (transform(name, value) - (offset[f] as number)) / (divisor[f] as number));
}

function transform(name: ScalingName, value: number): number {
  return name === "log-standard" ? log(value) : value;
}

function minMax(column: readonly number[]): { offset: number; scale: number } {
  const low = column.reduce((a, b) => Math.min(a, b));
  return { offset: low, scale: column.reduce((a, b) => Math.max(a, b)) - low };
}

/** Mean and standard deviation (of the population). */
function standardise(column: readonly number[]): { offset: number; scale: number } {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
  return { offset: mean, scale: Math.sqrt(column.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / column.length) };
}
