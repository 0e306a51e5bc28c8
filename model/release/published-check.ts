import type { ModelFile } from "../file/model-file.ts";
import { type Check, signed } from "./check.ts";
import { type Compared, MARGINS, type Strictness, Z } from "./margins.ts";
import { meanMetric, type PairedPredictions } from "./paired-checks.ts";

type Published = Exclude<Compared, "slope">;

/** The new model's cross-validated figure against the one that the present model's card states. For another population it is noted only. */
export function publishedCheck(
  metric: Published,
  { data: { labels }, candidate }: PairedPredictions,
  present: ModelFile,
  { isFirst, sharedCases }: Strictness,
): Check {
  const name = `${metric === "logLoss" ? "log loss" : metric}, as published`;
  const figure = meanMetric(candidate, labels, metric);
  const published = present.report?.methods[0]?.plain[metric];
  if (!published)
    return { name, present: "none", candidate: figure.toFixed(4), rule: "the present model was not assessed", outcome: "passes" };
  const worse = metric === "sensitivity" ? published.mean - figure : figure - published.mean;
  const limit = Math.max(MARGINS[metric], standardError(metric, published.interval, present, labels, sharedCases));
  return {
    name,
    present: published.mean.toFixed(4),
    candidate: figure.toFixed(4),
    rule: `worse by at most ${limit.toFixed(4)}: ${signed(worse)}`,
    ...(worse <= limit
      ? { outcome: "passes" }
      : { outcome: isFirst ? "noted" : "refused", advice: isFirst ? "The published figure is for other data." : WORSE }),
  };
}

const WORSE = "Cross-validation gives a worse figure than the present model's card. Is something wrong with the data or the recipe?";

/**
 * The standard error of the difference between two figures of different cases. Cases that both have in common cancel out; the error
 * of the new figure is taken from the published one, by the number of cases.
 */
function standardError(
  metric: Published,
  [low, high]: readonly [number, number],
  { background }: ModelFile,
  labels: readonly number[],
  shared: number,
): number {
  const counts = background.counts.map(([first, second]) => (metric === "sensitivity" ? second : first + second));
  const before = counts.reduce((sum, count) => sum + count, 0);
  const now = metric === "sensitivity" ? labels.filter((y) => y === 1).length : labels.length;
  return ((high - low) / (2 * Z)) * Math.sqrt((1 - shared) * (1 + before / now));
}
