import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { Prediction } from "../model/prediction/prediction.ts";

/** Whether the caller prefers plain text to JSON. */
export function prefersText(c: Context): boolean {
  return accepts(c, { header: "Accept", supports: ["application/json", "text/plain"], default: "application/json" }) === "text/plain";
}

/** A prediction as one sentence. */
export function sentence({ prediction, probability, predictionSet, unknown }: Prediction): string {
  const other = predictionSet.find((name) => name !== prediction);
  const doubt = other ? `, though ${other} cannot be ruled out` : "";
  const gaps = unknown.length > 0 ? `, with ${unknown.length} of the features unknown` : "";
  return `The sample looks ${prediction}${doubt}: the probability of malignancy is ${percent(probability)}${gaps} (for education and research, not a medical device).\n`;
}

function percent(probability: number): string {
  if (probability < 0.001) return "below 0.1%";
  if (probability > 0.999) return "above 99.9%";
  return `${(100 * probability).toFixed(1)}%`;
}
