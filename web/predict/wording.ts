import type { Prediction } from "../../model/prediction/prediction.ts";
import { countWord, percent } from "../format.ts";

/** How many of a hundred, or of as many more as it takes to count at least one. */
export function frequency(probability: number): { readonly count: number; readonly of: number } {
  const rare = Math.min(probability, 1 - probability);
  const of = rare >= 0.005 || rare === 0 ? 100 : rare >= 0.0005 ? 1_000 : 10_000;
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

/** What the prediction set says. */
export function sureness({ predictionSet, coverage }: Prediction): {
  readonly sure: boolean;
  readonly title: string;
  readonly sentence: string;
} {
  const kept = `${Math.round(coverage * 100)}%`;
  if (predictionSet.length > 1)
    return { sure: false, title: "Not sure", sentence: `Neither benign nor malignant can be ruled out at ${kept} coverage.` };
  const out = predictionSet[0] === "malignant" ? "Benign" : "Malignant";
  return { sure: true, title: "Sure enough", sentence: `${out} is ruled out at ${kept} coverage.` };
}

/** What is not known, and what was made of it. */
export function unknownSentence(unknown: number): string {
  if (unknown === 0) return "All nine features are scored.";
  const others = unknown === 1 ? "The unknown one is" : `The other ${countWord(unknown)} are`;
  const scored = 9 - unknown;
  return `${capital(countWord(scored))} of nine ${scored === 1 ? "is" : "are"} scored. ${others} averaged over samples like it.`;
}

/** The whole answer in one breath, for the live region. */
export function spoken(answer: Prediction): string {
  const { title, sentence } = sureness(answer);
  const unusual = answer.unusual ? " This sample is unlike those the network learned from." : "";
  return `${capital(answer.prediction)}, probability of malignancy ${percent(answer.probability)}. ${title}: ${sentence}${unusual}`;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
