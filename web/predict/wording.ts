import { diagnoses } from "../../data/features.ts";
import type { SimilarCases } from "../../model/explanation/similar.ts";
import { LARGEST_DOUBT } from "../../model/prediction/assessment.ts";
import type { Counterfactual, Prediction } from "../../model/prediction/prediction.ts";
import { OUTSIDE, roughPercent, setSentence, supportSentence, TOO_FEW } from "../../model/prediction/sentences.ts";
import { capitalise, countWord } from "../format.ts";
import type { OwnModel } from "./own-model.ts";

/** The headline of a prediction: the assessment, or that the sample lies outside the data, which overrides it. */
export function headline({ assessment, unusual }: Pick<Prediction, "assessment" | "unusual">): string {
  return unusual ? "Outside the data" : capitalise(assessment);
}

/** What stands beneath a headline that names no class: the side of the threshold on which the probability lies. */
export function leaning({ assessment, prediction }: Pick<Prediction, "assessment" | "prediction">): string {
  return assessment === "indeterminate" ? `leans ${prediction}` : "";
}

/** Why the assessment is what it is, as a short title and a sentence. */
export function certainty(
  prediction: Pick<Prediction, "assessment" | "unusual" | "predictionSet" | "coverage">,
  own?: OwnModel,
): {
  readonly certain: boolean;
  readonly title: string;
  readonly sentence: string;
} {
  if (own) return own.certainty;
  const certain = prediction.assessment !== "indeterminate";
  if (prediction.unusual) return { certain, title: "Outside the training data", sentence: OUTSIDE };
  const sentence = setSentence(prediction, diagnoses);
  if (prediction.predictionSet.length > 1) return { certain, title: "Both classes in the prediction set", sentence };
  if (certain) return { certain, title: "One class in the prediction set", sentence };
  return { certain, title: `Probability between ${100 * LARGEST_DOUBT}% and ${100 - 100 * LARGEST_DOUBT}%`, sentence };
}

/** The probability as a sentence in counts of a hundred; beyond 1 in 100 only a bound, and outside the data none. */
export function frequencySentence({ probability, unusual }: Pick<Prediction, "probability" | "unusual">): string {
  if (unusual) return "Outside the training data, no such count can be given.";
  const start = "If the model is well calibrated,";
  if (probability < 0.01) return `${start} fewer than 1 of 100 samples with these scores would be malignant.`;
  if (probability > 0.99) return `${start} fewer than 1 of 100 samples with these scores would be benign.`;
  return `${start} about ${Math.round(100 * probability)} of 100 samples with these scores would be malignant.`;
}

/** How an unknown score is handled. */
export const AVERAGED = "averaged over training cases with similar scores";

/** How many features are scored, how the unknown ones were handled, and how many training cases stand behind that. */
export function unknownSentence({ unknown, unusual }: Pick<Prediction, "unknown" | "unusual">, cases: readonly [number, number]): string {
  const missing = unknown.length;
  if (missing === 0) return "All nine features are scored.";
  const scored = 9 - missing;
  const others = missing === 1 ? "The other one is" : `The other ${countWord(missing)} are`;
  return [
    `${capitalise(countWord(scored))} of nine ${scored === 1 ? "features is" : "features are"} scored.`,
    supportSentence(cases, scored),
    `${others} ${AVERAGED}.`,
    ...(unusual === null ? [TOO_FEW] : []),
  ].join(" ");
}

/** How the similar rows were chosen; where others are as near as the last of them, how many cases that are. */
export function similarSentence({ rows, equallyNear: { benign, malignant }, leftOut }: SimilarCases): string {
  const shown = `The ${countWord(rows.length)} most similar distinct ${rows.length === 1 ? "row" : "rows"} of the training data.`;
  if (leftOut === 0) return shown;
  const distance = rows.at(-1)?.distance === rows[0]?.distance ? "equally near" : "as near as the last of them";
  return `${shown} ${count(benign + malignant)} cases are ${distance}: ${count(benign)} benign, ${count(malignant)} malignant. The most frequent rows are shown.`;
}

/** What is special about the nearest change: the fewest scores come first, then the fewest steps. */
export function nearestSentence(changes: Counterfactual["changes"]): string {
  const steps = changes.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0);
  const fewest = `${steps} ${steps === 1 ? "step" : "steps"}`;
  if (changes.length === 1) return `No other change to one score flips the prediction in fewer than ${fewest}.`;
  const fewer = changes.length === 2 ? "No change to one score" : "No change to one or two scores";
  return `${fewer} flips the prediction, and no other change to ${countWord(changes.length)} scores does so in fewer than ${fewest} in all.`;
}

/** The whole prediction as one text for the live region; that the sample lies outside the data comes first. */
export function announcement(prediction: Prediction, own?: OwnModel): string {
  const { title, sentence } = certainty(prediction, own);
  const said = leaning(prediction);
  const about = `${headline(prediction)}${said ? `, ${said}` : ""}`;
  if (prediction.unusual) return `${about}. ${sentence} Probability of malignancy ${roughPercent(prediction.probability)}.`;
  return `${about}, probability of malignancy ${roughPercent(prediction.probability)}. ${title}: ${sentence}`;
}

function count(cases: number): string {
  return cases.toLocaleString("en");
}
