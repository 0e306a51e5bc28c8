import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { Prediction } from "../model/prediction/prediction.ts";
import { roughPercent } from "../model/prediction/sentences.ts";

/** Whether the caller prefers plain text to JSON. */
export function prefersText(c: Context): boolean {
  return accepts(c, { header: "Accept", supports: ["application/json", "text/plain"], default: "application/json" }) === "text/plain";
}

/** A prediction as one sentence. That a sample lies outside the data comes first. */
export function sentence({ assessment, prediction, probability, unknown, unusual }: Prediction): string {
  const said = assessment === "indeterminate" ? `indeterminate, leaning ${prediction}` : assessment;
  const subject = unusual
    ? `The sample is outside the training data, so the prediction cannot be relied on; it is ${said}`
    : `The sample is ${said}`;
  const gaps = unknown.length > 0 ? `, with ${unknown.length} of the features unknown` : "";
  const limit = unusual === null ? ", too many to tell whether the sample resembles the training data" : "";
  return `${subject}: the probability of malignancy is ${roughPercent(probability)}${gaps}${limit} (for education and research, not a medical device).\n`;
}
