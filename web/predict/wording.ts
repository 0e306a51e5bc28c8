import type { Prediction } from "../../model/prediction/prediction.ts";
import { capitalise, countWord, percent } from "../format.ts";

/** A probability as "`count` of `of`", with `of` large enough to show a small probability as a count of at least one. */
export function frequency(probability: number): { readonly count: number; readonly of: number } {
  const rarer = Math.min(probability, 1 - probability);
  const of = rarer >= 0.005 || rarer === 0 ? 100 : rarer >= 0.0005 ? 1_000 : 10_000;
  return { count: Math.round(probability * of), of };
}

/** The probability as a sentence in counts. */
export function frequencySentence(probability: number): string {
  const { count, of } = frequency(probability);
  const among = `Of ${of.toLocaleString("en")} samples scored like this`;
  if (count === 0) return `${among}, fewer than one is malignant.`;
  if (count === of) return `${among}, fewer than one is benign.`;
  return `${among}, about ${count.toLocaleString("en")} ${count === 1 ? "is" : "are"} malignant.`;
}

/** The prediction set in words; certain if it holds a single class. */
export function certainty({ predictionSet, coverage }: Prediction): {
  readonly certain: boolean;
  readonly title: string;
  readonly sentence: string;
} {
  const at = `${Math.round(coverage * 100)}%`;
  if (predictionSet.length > 1)
    return { certain: false, title: "Not sure", sentence: `Neither benign nor malignant can be ruled out at ${at} coverage.` };
  const excluded = predictionSet[0] === "malignant" ? "Benign" : "Malignant";
  return { certain: true, title: "Sure enough", sentence: `${excluded} is ruled out at ${at} coverage.` };
}

/** How many features are scored, and how the unknown ones were handled. */
export function unknownSentence(unknown: number): string {
  if (unknown === 0) return "All nine features are scored.";
  const others = unknown === 1 ? "The unknown one is" : `The other ${countWord(unknown)} are`;
  const scored = 9 - unknown;
  return `${capitalise(countWord(scored))} of nine ${scored === 1 ? "is" : "are"} scored. ${others} averaged over samples like it.`;
}

/** The whole prediction as one text for the live region. */
export function announcement(prediction: Prediction): string {
  const { title, sentence } = certainty(prediction);
  const unusual = prediction.unusual ? " This sample is unlike those the network learned from." : "";
  return `${capitalise(prediction.prediction)}, probability of malignancy ${percent(prediction.probability)}. ${title}: ${sentence}${unusual}`;
}
