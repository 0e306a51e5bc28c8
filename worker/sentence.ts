import type { Prediction } from "../model/prediction/prediction.ts";

/** An answer as one sentence. */
export function sentence({ prediction, probability, predictionSet, unknown }: Prediction): string {
  const other = predictionSet.find((name) => name !== prediction);
  const doubt = other ? `, though ${other} cannot be ruled out` : "";
  const gaps = unknown.length > 0 ? `, with ${unknown.length} of the features unknown` : "";
  return `The sample looks ${prediction}${doubt}: the probability of malignancy is ${percent(probability)}${gaps} (for education and research, not a medical device).\n`;
}

/** Whether an Accept header wants plain text rather than JSON. */
export function prefersText(accept: string | undefined): boolean {
  if (accept === undefined || !accept.includes("text/plain")) return false;
  const ranges = accept.split(",").map((range) => range.trim().toLowerCase());
  return weight(ranges, "text/plain") > weight(ranges, "application/json", "application/*", "*/*");
}

function percent(probability: number): string {
  if (probability < 0.001) return "below 0.1 %";
  if (probability > 0.999) return "above 99.9 %";
  return `${(100 * probability).toFixed(1)} %`;
}

/** The quality of the first of these types that is among the ranges; 0 where none is. */
function weight(ranges: readonly string[], ...types: readonly string[]): number {
  for (const type of types) {
    const range = ranges.find((one) => one.split(";", 1)[0]?.trim() === type);
    if (range !== undefined) return Number(/;\s*q=([\d.]+)/.exec(range)?.[1] ?? 1);
  }
  return 0;
}
