import { errorText } from "../../data/tables/index.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import { inputOf, readSample } from "../input.ts";
import { model } from "../model.ts";
import { type FieldError, MOST_ERRORS } from "../problems.ts";

/** What takes the place of a bad row. */
export interface RowError {
  readonly error: { readonly detail: string; readonly errors: readonly FieldError[] };
}

/** Predicts the samples of one request. */
export interface RowPredictor {
  /** The prediction for a sample in JSON, or its errors. */
  predict(json: unknown): Prediction | RowError;
  /** A row that is no sample at all. */
  failure(detail: string): RowError;
}

const MOST_ROW_ERRORS = 5;

/** A predictor that lists at most five errors of a row and a hundred of all rows. The detail of each row says what is wrong, and counts the rest. */
export function createRowPredictor(prevalence: number | undefined): RowPredictor {
  let left = MOST_ERRORS;

  function rowError(all: readonly FieldError[]): RowError {
    const errors = all.slice(0, Math.min(MOST_ROW_ERRORS, left));
    left -= errors.length;
    return { error: { detail: detailOf(all), errors } };
  }

  return {
    predict(json) {
      const sample = readSample(json);
      return "errors" in sample ? rowError(sample.errors) : predictValues(sample.value, prevalence);
    },
    failure: (detail) => rowError([{ pointer: "", detail }]),
  };
}

export function predictValues(values: PredictionInput["values"], prevalence: number | undefined): Prediction {
  return predict(model, inputOf(values, prevalence));
}

function detailOf(errors: readonly FieldError[]): string {
  const shown = errors.slice(0, MOST_ROW_ERRORS);
  return errorText({
    errors: shown.map(({ pointer, detail }) => ({ column: pointer === "" ? undefined : pointer.slice(1), feature: undefined, detail })),
    moreErrors: errors.length - shown.length,
  });
}
