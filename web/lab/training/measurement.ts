import { measureWithoutData, type TrainingMetrics } from "../../../network/learning/measurement.ts";
import type { PreparedRun } from "./prepare-run.ts";

/** What `measureTraining` measures, of a run of the lab, in fewer passes over the rows. */
export interface Measurement {
  /** The metrics as the training stands. Asked again at the same step, they cost nothing. */
  measure(): TrainingMetrics;
  /** The outputs for all rows that the metrics are about. Valid until the next call of `measure`. */
  readonly outputs: Float64Array;
}

/** A measurement of a run. `labels` are those of all rows of the data. */
export function createMeasurement({ training, inputs, trainingRows, heldOutRows }: PreparedRun, labels: readonly number[]): Measurement {
  const { engine, parameters, batcher, validation } = training;
  const outputs = new Float64Array(labels.length);
  let last: TrainingMetrics | undefined;
  let lastStep = -1;

  /** The share of the rows whose output is on the same side of one half as their label. */
  function accuracy(rows: Uint32Array): number {
    let correct = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      if ((outputs[row] as number) >= 0.5 === (labels[row] as number) >= 0.5) correct++;
    }
    return correct / rows.length;
  }

  return {
    outputs,
    measure() {
      // A run has the same bits whenever it comes to a step.
      if (last && lastStep === training.steps) return last;
      engine.predictInto(outputs, parameters, inputs, labels.length);
      lastStep = training.steps;
      last = {
        ...measureWithoutData(training),
        loss: engine.loss(parameters, batcher.source),
        accuracy: accuracy(trainingRows),
        ...(validation ? { validationLoss: engine.loss(parameters, validation), validationAccuracy: accuracy(heldOutRows) } : {}),
      };
      return last;
    },
  };
}
