import { grouped } from "../../format.ts";
import type { History, Look, Run } from "../lab-state.ts";

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
 * The indices of at most `most` points: of every epoch, every second, every fourth and so on, and the last. The same points stay
 * chosen while others are added, so that a line does not flicker.
 */
export function thinned(epochs: ArrayLike<number>, most = MOST_POINTS): number[] {
  const last = epochs.length - 1;
  for (let stride = 1; ; stride *= 2) {
    const indices: number[] = [];
    for (let i = 0; i <= last; i++) if (i === last || (epochs[i] as number) % stride === 0) indices.push(i);
    if (indices.length <= most) return indices;
  }
}

/**
 * A history with what is shown now as one of its points: an epoch between two that are recorded, or a step within an epoch, which
 * is a fraction of it.
 */
export function withLook(history: History, { ready }: Pick<Run, "ready">, { step, metrics }: Pick<Look, "step" | "metrics">): History {
  const { loss, validationLoss = NaN, accuracy = NaN, validationAccuracy = NaN, learningRate, layerGradientNorms } = metrics;
  const epoch = step / ready.stepsPerEpoch;
  const next = history.epochs.findIndex((other) => other >= epoch);
  if (history.epochs[next] === epoch) return history;
  const at = next < 0 ? history.epochs.length : next;
  return {
    epochs: withValue(history.epochs, at, epoch),
    losses: withValue(history.losses, at, loss),
    heldOutLosses: withValue(history.heldOutLosses, at, validationLoss),
    accuracies: withValue(history.accuracies, at, accuracy),
    heldOutAccuracies: withValue(history.heldOutAccuracies, at, validationAccuracy),
    learningRates: withValue(history.learningRates, at, learningRate),
    gradientNorms: history.gradientNorms.map((norms, l) => withValue(norms, at, layerGradientNorms[l] ?? NaN)),
  };
}

/** The curve of one column of a history, thinned; undefined where the column has no finite value. */
export function curveOf(name: string, style: CurveStyle, epochs: Float64Array, values: Float64Array | undefined): Curve | undefined {
  if (!values?.some(Number.isFinite)) return undefined;
  const indices = thinned(epochs);
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

/** The numbers at one point of a history. Within an epoch, the epoch is a fraction. */
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

/** `12`, or `12, step 3 of 16` within an epoch. */
export function pointText(epoch: number, stepsPerEpoch: number): string {
  const whole = Math.floor(epoch);
  const step = Math.round((epoch - whole) * stepsPerEpoch);
  return step === 0 ? grouped(whole) : `${grouped(whole)}, step ${grouped(step)} of ${grouped(stepsPerEpoch)}`;
}

function withValue(values: Float64Array, at: number, value: number): Float64Array {
  const longer = new Float64Array(values.length + 1);
  longer.set(values.subarray(0, at));
  longer[at] = value;
  longer.set(values.subarray(at), at + 1);
  return longer;
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
