import type { Prediction } from "./prediction.ts";

/*
 * What the page, the terminal and the text of the API say of a prediction in the same words.
 */

/** Said before anything else of an unusual sample. */
export const OUTSIDE =
  "These scores lie further from both classes than those of 99 in 100 training cases, so the probability and the prediction set cannot be relied on.";

/** Said where `unusual` is null. */
export const TOO_FEW = "Too few scores are known to tell whether the sample resembles the training data.";

type Classes = readonly Prediction["prediction"][];

/**
 * What a prediction set says: how few samples of the class that it lacks look so much like the other one, and nothing about the
 * class of this one. "About", since the coverage is that of all samples of the class, and was found to be a little lower with
 * some sets of known features.
 */
export function setSentence({ predictionSet, coverage }: Pick<Prediction, "predictionSet" | "coverage">, classNames: Classes): string {
  const start = `The ${wholePercent(coverage)} prediction set contains`;
  const missing = classNames.find((name) => !predictionSet.includes(name));
  if (missing === undefined) return `${start} both classes: these scores do not separate them.`;
  const only = predictionSet.join();
  return `${start} ${only} only: at most about 1 in ${Math.round(1 / (1 - coverage))} ${missing} samples look this ${only}.`;
}

/** How many training cases have exactly the known scores, of a sample with unknown ones. */
export function supportSentence([negative, positive]: readonly [number, number], known: number): string {
  const total = negative + positive;
  const scores = known === 1 ? "this score" : "exactly these scores";
  if (total === 0) return `No training case has ${scores}.`;
  return `${total} training ${total === 1 ? "case has" : "cases have"} ${scores}.`;
}

/** A probability in prose. Beyond 1 in 100 it is a bound: the data hold too few rows to bear out anything rarer. */
export function roughPercent(probability: number): string {
  if (probability < 0.01) return "below 1%";
  if (probability > 0.99) return "above 99%";
  return `${(100 * probability).toFixed(1)}%`;
}

function wholePercent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
