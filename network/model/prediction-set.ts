import type { ModelFile } from "./model.ts";

/**
 * The classes that cannot be ruled out: a class stays while its probability reaches the lowest that the conformal
 * calibration of that class allows (Vovk 2012; class-conditional, so that the coverage holds in each class and at every
 * prevalence). The probability is the one at the data's own base rate. Where neither class stays, the sample fits neither,
 * and the set holds both; the predicted class is always in it.
 */
export function predictionSet(file: ModelFile, probability: number, prediction: string): string[] {
  const { lowest } = file.predictionSets;
  const stays = [1 - probability >= lowest[0], probability >= lowest[1]];
  const none = !stays[0] && !stays[1];
  return file.classes.filter((name, k) => none || stays[k] || name === prediction);
}
