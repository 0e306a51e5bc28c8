/**
 * Which of the two classes belong to the prediction set: those whose probability reaches the conformal threshold of the class
 * (class-conditional conformal prediction, so that the coverage holds within each class and at every prevalence; Vovk 2012).
 * `probability` is that of the positive class at the base rate of the data. A sample that conforms to neither class gets both,
 * and the predicted class always belongs.
 */
export function predictionSet(conformalThresholds: readonly [number, number], probability: number, predicted: 0 | 1): [boolean, boolean] {
  const negative = 1 - probability >= conformalThresholds[0];
  const positive = probability >= conformalThresholds[1];
  const neither = !negative && !positive;
  return [neither || negative || predicted === 0, neither || positive || predicted === 1];
}
