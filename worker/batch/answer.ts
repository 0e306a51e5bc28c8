import type { Answer, Question } from "../../network/model/answer.ts";
import { predict } from "../../network/model/ask.ts";
import { model } from "../model.ts";
import { type Fault, summary } from "../problems.ts";
import { question, type Reading } from "../validate.ts";

/** What stands in the place of a bad row. */
export interface RowError {
  readonly error: { readonly detail: string; readonly errors: readonly Fault[] };
}

/** The answer to a row, or its error. */
export function answerRow(reading: Reading, prevalence: number | undefined): Answer | RowError {
  return "faults" in reading ? rowError(reading.faults) : answerValues(reading.values, prevalence);
}

export function answerValues(values: Question["values"], prevalence: number | undefined): Answer {
  return predict(model, question(values, prevalence));
}

export function rowError(faults: readonly Fault[]): RowError {
  return { error: { detail: summary(faults), errors: faults } };
}
