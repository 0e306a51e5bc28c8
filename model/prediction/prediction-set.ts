/**
 * Which of the two classes cannot be ruled out. A class stays while its probability reaches the lowest that its own
 * conformal calibration allows (class-conditional, so that the coverage holds in either class and at every prevalence; Vovk
 * 2012). The probability is that of the second class at the data's own base rate. Where neither stays, the sample fits
 * neither, and both are held; the predicted class always is.
 */
export function predictionSet(conformalThresholds: readonly [number, number], probability: number, predicted: 0 | 1): [boolean, boolean] {
  const first = 1 - probability >= conformalThresholds[0];
  const second = probability >= conformalThresholds[1];
  const none = !first && !second;
  return [none || first || predicted === 0, none || second || predicted === 1];
}
