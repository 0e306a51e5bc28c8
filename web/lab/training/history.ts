import type { TrainingMetrics } from "../../../network/learning/measurement.ts";
import { EVERY_EPOCH_UP_TO, historyStride } from "./history-epochs.ts";
import type { HistoryPart } from "./protocol.ts";

/** The course of a run at fixed epochs, so that it depends on nothing but the experiment. */
export interface HistoryRecorder {
  /** Whether a point after this epoch belongs into the history and is missing. */
  wants(epoch: number): boolean;
  /** Adds a point after the last one; one that is not after it is already there. */
  add(metrics: TrainingMetrics): void;
  /** The epoch with the lowest held-out loss of all points up to this epoch; undefined where nothing is held out. */
  bestEpoch(epoch: number): number | undefined;
  /** The points since the last call; undefined if there are none. */
  takeNews(): HistoryPart | undefined;
}

/** A recorder for a run of at most `epochs` epochs of a network of so many layers. */
export function createHistory(layers: number, epochs: number): HistoryRecorder {
  const stride = historyStride(epochs);
  // The start, the two parts, and an end between two points.
  const most = Math.min(epochs, 2 * EVERY_EPOCH_UP_TO) + 2;
  /** Epoch, losses, accuracies, rate, and then the gradient norm of each layer. */
  const columns = Array.from({ length: FIXED + layers }, () => new Float64Array(most));
  const [at, , heldOutLosses] = columns as [Float64Array, Float64Array, Float64Array];
  let length = 0;
  let sent = 0;

  const isNew = (epoch: number) => length === 0 || epoch > (at[length - 1] as number);

  return {
    wants: (epoch) => (epoch <= EVERY_EPOCH_UP_TO || epoch % stride === 0) && isNew(epoch),
    add(metrics) {
      if (!isNew(metrics.epoch)) return;
      valuesOf(metrics).forEach((value, c) => {
        (columns[c] as Float64Array)[length] = value;
      });
      length++;
    },
    bestEpoch(epoch) {
      let best = -1;
      for (let i = 0; i < length && (at[i] as number) <= epoch; i++)
        if ((heldOutLosses[i] as number) < (best < 0 ? Infinity : (heldOutLosses[best] as number))) best = i;
      return best < 0 ? undefined : (at[best] as number);
    },
    takeNews() {
      if (sent === length) return undefined;
      const part = partOf(columns.map((column) => column.slice(sent, length)));
      sent = length;
      return part;
    },
  };
}

const FIXED = 6;

function valuesOf(metrics: TrainingMetrics): number[] {
  const { epoch, loss, validationLoss = NaN, accuracy = NaN, validationAccuracy = NaN, learningRate, layerGradientNorms } = metrics;
  return [epoch, loss, validationLoss, accuracy, validationAccuracy, learningRate, ...layerGradientNorms];
}

function partOf(columns: readonly Float64Array[]): HistoryPart {
  const [epochs, losses, heldOutLosses, accuracies, heldOutAccuracies, learningRates] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { epochs, losses, heldOutLosses, accuracies, heldOutAccuracies, learningRates, gradientNorms: columns.slice(FIXED) };
}
