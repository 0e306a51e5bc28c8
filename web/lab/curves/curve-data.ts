import type { History } from "../lab-state.ts";

/** At most so many points a line: more are not seen, and cost time. */
export const MOST_POINTS = 240;

/** One line of a chart. */
export interface Curve {
  readonly name: string;
  readonly style: CurveStyle;
  readonly epochs: Float64Array;
  readonly values: Float64Array;
}

export type CurveStyle = "training" | "held-out" | "ghost" | "layer";

/**
 * The indices of at most `most` of `count` points: every one, every second, every fourth and so on, and the last. The same points
 * stay chosen while others are added, so that a line does not flicker.
 */
export function thinned(count: number, most = MOST_POINTS): number[] {
  let stride = 1;
  while (Math.ceil(count / stride) + 1 > most) stride *= 2;
  const indices: number[] = [];
  for (let i = 0; i < count; i += stride) indices.push(i);
  if (count > 0 && indices.at(-1) !== count - 1) indices.push(count - 1);
  return indices;
}

/** The curve of one column of a history, thinned; undefined where the column has no finite value. */
export function curveOf(name: string, style: CurveStyle, epochs: Float64Array, values: Float64Array | undefined): Curve | undefined {
  if (!values?.some(Number.isFinite)) return undefined;
  const indices = thinned(epochs.length);
  return { name, style, epochs: pick(epochs, indices), values: pick(values, indices) };
}

/** The index of the point nearest to an epoch; −1 where there is none. */
export function nearestIndex(epochs: ArrayLike<number>, epoch: number): number {
  let low = 0;
  let high = epochs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((epochs[middle] as number) < epoch) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && epoch - (epochs[low - 1] as number) < (epochs[low] as number) - epoch) return low - 1;
  return high < 0 ? -1 : low;
}

/** The numbers at one point of a history. */
export interface PointReading {
  readonly epoch: number;
  readonly loss: number;
  readonly heldOutLoss: number;
  readonly accuracy: number;
  readonly heldOutAccuracy: number;
  readonly learningRate: number;
}

/** The point nearest to an epoch; undefined while the history is empty. */
export function readPoint(history: History, epoch: number): PointReading | undefined {
  const index = nearestIndex(history.epochs, epoch);
  if (index < 0) return undefined;
  const at = (column: Float64Array) => column[index] ?? Number.NaN;
  return {
    epoch: at(history.epochs),
    loss: at(history.losses),
    heldOutLoss: at(history.heldOutLosses),
    accuracy: at(history.accuracies),
    heldOutAccuracy: at(history.heldOutAccuracies),
    learningRate: at(history.learningRates),
  };
}

function pick(values: Float64Array, indices: readonly number[]): Float64Array {
  return Float64Array.from(indices, (i) => values[i] as number);
}

/** A history up to an epoch, so that thinning spends its points on what is in view. */
export function upTo(history: History, epoch: number): History {
  const beyond = history.epochs.findIndex((other) => other > epoch);
  if (beyond < 0) return history;
  const cut = (column: Float64Array) => column.subarray(0, beyond + 1);
  return {
    epochs: cut(history.epochs),
    losses: cut(history.losses),
    heldOutLosses: cut(history.heldOutLosses),
    accuracies: cut(history.accuracies),
    heldOutAccuracies: cut(history.heldOutAccuracies),
    learningRates: cut(history.learningRates),
    gradientNorms: history.gradientNorms.map(cut),
  };
}
