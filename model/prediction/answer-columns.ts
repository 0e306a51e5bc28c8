import type { Prediction } from "./prediction.ts";

/** The columns that a table of predictions has after those of its input, in this order. */
export const answerColumns = ["prediction", "probability", "predictionSet", "assessment", "unknown", "unusual", "error"] as const;

/** What of a prediction stands in a table. */
export type TablePrediction = Omit<Prediction, "coverage">;

/** The cells of a prediction in these columns: several classes or features are joined by `|`; what is null is empty, and so is the error. */
export function answerCells({ prediction, probability, predictionSet, assessment, unknown, unusual }: TablePrediction): string[] {
  return [prediction, String(probability), predictionSet.join("|"), assessment, unknown.join("|"), String(unusual ?? ""), ""];
}

/** The cells of a row that has no prediction: the error in its column, and nothing in the others. */
export function errorCells(error: string): string[] {
  return answerColumns.map((column) => (column === "error" ? error : ""));
}
