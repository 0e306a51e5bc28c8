import type { Prediction } from "../model/prediction/prediction.ts";

/** The mark beside an assessment, as styles know it: a class, or both where it is indeterminate. */
export function markOf({ assessment, prediction }: Pick<Prediction, "assessment" | "prediction">): Prediction["prediction"] | "both" {
  return assessment === "indeterminate" ? "both" : prediction;
}
