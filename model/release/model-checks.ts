import { logLoss } from "../assessment/log-loss.ts";
import type { ModelFile } from "../file/model-file.ts";
import { parseModel } from "../file/parse.ts";
import { predict } from "../prediction/predict.ts";
import { type Check, percent } from "./check.ts";
import { classCounts } from "./data-checks.ts";
import { meanMetric, type PairedPredictions } from "./paired-checks.ts";

const LEAST_SKILL = 0.5;
const MAX_VIOLATION_RATE = 0.15;
const MAX_DRIFT = 0.1;

/** Cases far from the decision boundary, which a sound retraining leaves alone; null is unknown. */
const clearCutCases: readonly (readonly (number | null)[])[] = [
  [1, 1, 1, 1, 2, 1, 1, 1, 1],
  [5, 1, 1, 1, 2, 1, 3, 1, 1],
  [3, 1, 1, 1, 2, 1, 2, 1, 1],
  [4, 1, 1, 1, 2, null, 2, 1, 1],
  [10, 10, 10, 10, 10, 10, 10, 10, 10],
  [8, 10, 10, 8, 7, 10, 9, 7, 1],
  [10, 7, 7, 6, 4, 10, 4, 1, 2],
  [8, 7, 5, 10, 7, null, 5, 5, 4],
];

/**
 * How much of the log loss of the base rate the models remove. The shipped model removes 88%; below half, either labels or columns
 * are wrong or nothing was learned, whatever the population.
 */
export function skillCheck({ data: { labels }, candidate, present }: PairedPredictions): Check {
  const [benign, malignant] = classCounts(labels).map((count) => count / labels.length) as [number, number];
  const baseLoss = benign * logLoss(malignant, 0) + malignant * logLoss(malignant, 1);
  const skill = (outOfFold: readonly Float64Array[]) => 1 - meanMetric(outOfFold, labels, "logLoss") / baseLoss;
  return {
    name: "skill",
    present: percent(skill(present)),
    candidate: percent(skill(candidate)),
    rule: `at least ${percent(LEAST_SKILL)} of the base rate's log loss is removed`,
    ...(skill(candidate) >= LEAST_SKILL
      ? { outcome: "passes" }
      : { outcome: "refused", advice: "The scores say little about the diagnosis in these data. Are labels or columns mixed up?" }),
  };
}

/** No violation at all, if the recipe promises that or the present model has none. A candidate without a report fails. */
export function monotonicityCheck(candidate: ModelFile, present: ModelFile): Check {
  const isMonotone = candidate.recipe.training.constraint === "monotone" || present.report?.monotonicity.against === 0;
  const limit = isMonotone ? 0 : MAX_VIOLATION_RATE;
  const rate = ({ report }: ModelFile): number => (report ? report.monotonicity.against / report.monotonicity.steps : Number.NaN);
  const text = (file: ModelFile): string => (file.report ? `${(100 * rate(file)).toFixed(1)}%` : "none");
  return {
    name: "monotonicity violations",
    present: text(present),
    candidate: text(candidate),
    rule:
      limit === 0
        ? "no single step to a worse score lowers the risk"
        : `at most ${100 * limit}% of single steps to a worse score lower the risk`,
    ...(rate(candidate) <= limit
      ? { outcome: "passes" }
      : { outcome: "refused", advice: "A worse score lowers the risk too often. Is the recipe the shipped one?" }),
  };
}

export function clearCutCheck(candidate: ModelFile, present: ModelFile): Check {
  const [next, before] = [parseModel(candidate), parseModel(present)];
  const isKept = (values: readonly (number | null)[]): boolean => {
    const [a, b] = [predict(next, { values }), predict(before, { values })];
    return a.prediction === b.prediction && Math.abs(a.probability - b.probability) <= MAX_DRIFT;
  };
  const moved = clearCutCases.filter((values) => !isKept(values));
  return {
    name: "clear-cut cases",
    present: String(clearCutCases.length),
    candidate: String(clearCutCases.length - moved.length),
    rule: `the same prediction, the probability within ${MAX_DRIFT}`,
    ...(moved.length === 0
      ? { outcome: "passes" }
      : {
          outcome: "refused",
          advice: `Predicted differently: ${moved.map((values) => values.map((v) => v ?? "?").join(" ")).join("; ")}.`,
        }),
  };
}
