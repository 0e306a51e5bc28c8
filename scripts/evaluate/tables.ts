import type { MethodResult } from "../../model/assessment/comparison.ts";
import { differencesFrom } from "../../model/assessment/differences.ts";
import { pooled } from "../../model/assessment/outcomes.ts";
import type { SelectionReport } from "../../model/file/report.ts";
import type { LabelledRows } from "../../model/training/labelled-rows.ts";
import { reliability } from "../../network/evaluation/calibration.ts";
import { metricNames } from "../../network/evaluation/metrics.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import { rocCurve } from "../../network/evaluation/roc.ts";
import { differenceCells } from "../card/differences.ts";
import { metricLabels, percent, printMetric } from "../cli/figures.ts";
import { terminalTable } from "../cli/table.ts";

const labels = metricNames.map((name) => metricLabels[name].label);

/** One row per method, one column per metric. */
export function comparisonTable(results: readonly MethodResult[]): string {
  return terminalTable([
    ["", ...labels, "repeats"],
    ...results.map(({ name, figures, outOfFold }) => [
      name,
      ...metricNames.map((metric) => printMetric(metric, figures[metric].mean)),
      String(outOfFold.length),
    ]),
  ]);
}

/** How much each further method's figures differ from those of the first, with 95% paired intervals. */
export function differencesTable(results: readonly MethodResult[], data: LabelledRows): string {
  const [own, ...others] = results as [MethodResult, ...MethodResult[]];
  return terminalTable([
    ["", "log loss", "accuracy, points", "sensitivity, points", "specificity, points"],
    ...others.map(({ name, outOfFold }) => [
      name,
      ...differenceCells(differencesFrom(own.outOfFold.slice(0, outOfFold.length), outOfFold, data)),
    ]),
  ]);
}

/** One row per metric: mean and standard deviation (SD) over the repeats, and the 95% confidence interval. */
export function figuresTable({ figures, outOfFold }: MethodResult): string {
  const hasSd = outOfFold.length > 1;
  return terminalTable([
    ["", "mean", "SD", "95% CI"],
    ...metricNames.map((name) => {
      const { mean, standardDeviation, interval } = figures[name];
      const [low, high] = interval.map((x) => printMetric(name, x));
      return [
        metricLabels[name].label,
        printMetric(name, mean),
        hasSd ? printMetric(name, standardDeviation) : "none",
        `${low} to ${high}`,
      ];
    }),
  ]);
}

/** Predicted probability against observed rate in ten bins, over all repeats; the numbers of cases are per repeat. */
export function reliabilityTable(repeats: readonly Outcomes[]): string {
  return terminalTable([
    ["predicted", "cases", "mean predicted", "observed"],
    ...reliability(pooled(repeats)).map(({ count, predicted, observed }, i) => [
      `${i * 10} to ${(i + 1) * 10}%`,
      count.toFixed(1),
      count > 0 ? percent(predicted, 1) : "",
      count > 0 ? percent(observed, 1) : "",
    ]),
  ]);
}

/** The ROC curve of one repeat in cases, one row per true positive gained. */
export function rocTable(outcomes: Outcomes): string {
  const points = rocCurve(outcomes).slice(1);
  const kept = points.filter((point, i) => i === 0 || point.truePositives !== points[i - 1]?.truePositives);
  return terminalTable([
    ["threshold", "true positives", "false positives"],
    ...kept.map(({ threshold, truePositives, falsePositives }) => [threshold.toFixed(4), String(truePositives), String(falsePositives)]),
  ]);
}

/** The candidate recipes of a selection, and the figures of the choices on rows that had no part in them. */
export function selectionTable({ candidates, nested, nestedByLogLoss, repeats, innerFolds }: SelectionReport): string {
  const table = terminalTable([
    ["", `log loss over ${innerFolds} inner folds`, "sensitivity", "chosen by"],
    ...candidates.map(({ name, isShipped, logLoss, sensitivity, chosen }) => [
      isShipped ? `${name} (shipped)` : name,
      printMetric("logLoss", logLoss),
      printMetric("sensitivity", sensitivity),
      String(chosen),
    ]),
  ]);
  const figures = (of: typeof nested) => metricNames.map((name) => `${metricLabels[name].label} ${printMetric(name, of[name])}`).join(", ");
  return [
    table,
    `The choices of ${10 * repeats} outer folds, on their held-out rows:\n${figures(nested)}`,
    `The same by the least log loss alone:\n${figures(nestedByLogLoss)}`,
  ].join("\n\n");
}
