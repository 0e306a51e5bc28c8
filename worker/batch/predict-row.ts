import { predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import { inputOf, type Read } from "../input.ts";
import { model } from "../model.ts";
import { type FieldError, summary } from "../problems.ts";

/** What takes the place of a bad row. */
export interface RowError {
  readonly error: { readonly detail: string; readonly errors: readonly FieldError[] };
}

/** The prediction for a row, or its error. */
export function predictRow(row: Read<PredictionInput["values"]>, prevalence: number | undefined): Prediction | RowError {
  return "errors" in row ? rowError(row.errors) : predictValues(row.value, prevalence);
}

export function predictValues(values: PredictionInput["values"], prevalence: number | undefined): Prediction {
  return predict(model, inputOf(values, prevalence));
}

export function rowError(errors: readonly FieldError[]): RowError {
  return { error: { detail: summary(errors), errors } };
}
