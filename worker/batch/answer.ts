import { predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import { model } from "../model.ts";
import { type Fault, summary } from "../problems.ts";
import { question, type Reading } from "../validate.ts";

/** What stands in the place of a bad row. */
export interface RowError {
  readonly error: { readonly detail: string; readonly errors: readonly Fault[] };
}

/** The answer to a row, or its error. */
export function answerRow(reading: Reading, prevalence: number | undefined): Prediction | RowError {
  return "faults" in reading ? rowError(reading.faults) : answerValues(reading.values, prevalence);
}

export function answerValues(values: PredictionInput["values"], prevalence: number | undefined): Prediction {
  return predict(model, question(values, prevalence));
}

export function rowError(faults: readonly Fault[]): RowError {
  return { error: { detail: summary(faults), errors: faults } };
}
