import type { Assessment, Prediction } from "./prediction.ts";

/** A class is called likely only where the probability of the other is at most this. */
export const LARGEST_DOUBT = 0.05;

/**
 * What may be said of a sample. A class is likely only where the prediction set holds no other, the probability at the given
 * prevalence leaves at most `LARGEST_DOUBT`, and the sample is not unusual; where too few scores are known to tell whether it
 * is, the other two conditions decide. Everything else is indeterminate.
 *
 * The three states are not the categories of the IAC Yokohama system (Field et al., Acta Cytologica 63, 2019: insufficient,
 * benign, atypical, suspicious of malignancy, malignant), which a cytopathologist assigns to a smear. They are drawn so as to
 * fit them: of the cases reported as benign 1 to 2% prove malignant, as malignant 99 to 100%, and what lies between, atypical
 * (13 to 16%) and suspicious (85 to 97%), is commonly called indeterminate (Montezuma et al. and Wong et al., ibid.).
 */
export function assessmentOf(
  { probability, predictionSet, unusual }: Pick<Prediction, "probability" | "predictionSet" | "unusual">,
  [negative, positive]: readonly [Prediction["prediction"], Prediction["prediction"]],
): Assessment {
  if (unusual || predictionSet.length > 1) return "indeterminate";
  if (predictionSet[0] === negative && probability <= LARGEST_DOUBT) return `likely ${negative}`;
  if (predictionSet[0] === positive && probability >= 1 - LARGEST_DOUBT) return `likely ${positive}`;
  return "indeterminate";
}
