import type { TrainingMetrics } from "../../../network/learning/measurement.ts";
import type { HistoryPart } from "./protocol.ts";

/** The course of a run: a point after every epoch at first; whenever there are too many points, every second one is dropped. */
export interface HistoryRecorder {
  /** Whether a point after this epoch belongs into the history and is missing. */
  wants(epoch: number): boolean;
  add(metrics: TrainingMetrics): void;
  /** The epoch with the lowest held-out loss of all points up to this epoch; undefined where nothing is held out. */
  bestEpoch(epoch: number): number | undefined;
  /** The points since the last call, or all of them if earlier ones have been dropped since; undefined if nothing has changed. */
  takeNews(): HistoryPart | undefined;
}

/** More points than this are halved. */
const MOST_POINTS = 2000;

/** A recorder for a network of this many layers. */
export function createHistory(layers: number, mostPoints = MOST_POINTS): HistoryRecorder {
  /** Epoch, losses, accuracies, rate, and then the gradient norm of each layer. */
  const columns = Array.from({ length: FIXED + layers }, () => new Float64Array(mostPoints + 1));
  const [epochs, , heldOutLosses] = columns as [Float64Array, Float64Array, Float64Array];
  let length = 0;
  let every = 1;
  let sent = 0;
  let isWhole = true;

  /** Keeps the points at multiples of twice the distance. */
  function thin(): void {
    every *= 2;
    let kept = 0;
    for (let i = 0; i < length; i++) {
      if ((epochs[i] as number) % every !== 0) continue;
      for (const column of columns) column[kept] = column[i] as number;
      kept++;
    }
    length = kept;
    isWhole = true;
  }

  return {
    wants: (epoch) => epoch % every === 0 && (length === 0 || epoch > (epochs[length - 1] as number)),
    add(metrics) {
      if (length > 0 && metrics.epoch <= (epochs[length - 1] as number)) return;
      valuesOf(metrics).forEach((value, c) => {
        (columns[c] as Float64Array)[length] = value;
      });
      length++;
      if (length > mostPoints) thin();
    },
    bestEpoch(epoch) {
      let best = -1;
      for (let i = 0; i < length && (epochs[i] as number) <= epoch; i++)
        if ((heldOutLosses[i] as number) < (best < 0 ? Infinity : (heldOutLosses[best] as number))) best = i;
      return best < 0 ? undefined : (epochs[best] as number);
    },
    takeNews() {
      const from = isWhole ? 0 : sent;
      if (from === length && !isWhole) return undefined;
      const part = partOf(
        columns.map((column) => column.slice(from, length)),
        isWhole,
      );
      sent = length;
      isWhole = false;
      return part;
    },
  };
}

const FIXED = 6;

function valuesOf(metrics: TrainingMetrics): number[] {
  const { epoch, loss, validationLoss = NaN, accuracy = NaN, validationAccuracy = NaN, learningRate, layerGradientNorms } = metrics;
  return [epoch, loss, validationLoss, accuracy, validationAccuracy, learningRate, ...layerGradientNorms];
}

function partOf(columns: readonly Float64Array[], isWhole: boolean): HistoryPart {
  const [epochs, losses, heldOutLosses, accuracies, heldOutAccuracies, learningRates] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { isWhole, epochs, losses, heldOutLosses, accuracies, heldOutAccuracies, learningRates, gradientNorms: columns.slice(FIXED) };
}
