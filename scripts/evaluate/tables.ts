import { styleText } from "node:util";
import type { Entry } from "../../model/assessment/comparison.ts";
import type { SelectionReport } from "../../model/file/report.ts";
import { reliability } from "../../network/evaluation/calibration.ts";
import type { Figure } from "../../network/evaluation/intervals.ts";
import { type Metrics, metricNames } from "../../network/evaluation/metrics.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import { rocCurve } from "../../network/evaluation/roc.ts";

/** What each metric is called in print, and whether it is a share, printed in per cent. */
export const metricLabels: { readonly [Name in keyof Metrics]: { readonly label: string; readonly isShare: boolean } } = {
  accuracy: { label: "accuracy", isShare: true },
  auc: { label: "ROC AUC", isShare: false },
  logLoss: { label: "log loss", isShare: false },
  brier: { label: "Brier", isShare: false },
  sensitivity: { label: "sensitivity", isShare: true },
  specificity: { label: "specificity", isShare: true },
  ppv: { label: "PPV", isShare: true },
  npv: { label: "NPV", isShare: true },
  calibrationError: { label: "calibration error", isShare: false },
};

/** A method a row, a metric a column. */
export function comparisonTable(entries: readonly Entry[]): string {
  return table([
    ["", ...metricNames.map((name) => metricLabels[name].label), "repeats"],
    ...entries.map(({ name, figures, outcomes }) => [
      name,
      ...metricNames.map((metric) => print(metric, figures[metric].mean)),
      String(outcomes.length),
    ]),
  ]);
}

/** A metric a row: mean, deviation from repeat to repeat, 95 % interval. */
export function figuresTable({ figures }: Entry): string {
  return table([
    ["", "mean", "deviation", "95 % interval"],
    ...metricNames.map((name) => {
      const { mean, standardDeviation, interval } = figures[name] as Figure;
      return [
        metricLabels[name].label,
        print(name, mean),
        print(name, standardDeviation),
        interval.map((x) => print(name, x)).join(" to "),
      ];
    }),
  ]);
}

/** What was said against what came true, over all repeats; counts are of cases a repeat. */
export function reliabilityTable(repeats: readonly Outcomes[]): string {
  const probabilities = repeats.flatMap((repeat) => Array.from(repeat.probabilities));
  const labels = repeats.flatMap((repeat) => Array.from(repeat.labels));
  const weights = new Array<number>(probabilities.length).fill(1 / repeats.length);
  const bins = reliability({ probabilities, labels, weights });
  return table([
    ["predicted", "cases", "mean predicted", "came true"],
    ...bins.map(({ count, predicted, observed }, i) => [
      `${i * 10} to ${(i + 1) * 10} %`,
      count.toFixed(1),
      count > 0 ? `${(100 * predicted).toFixed(1)} %` : "",
      count > 0 ? `${(100 * observed).toFixed(1)} %` : "",
    ]),
  ]);
}

/** The corners of the ROC curve of one repeat, thinned to those where a malignant case more is found. */
export function rocTable(outcomes: Outcomes): string {
  const points = rocCurve(outcomes).slice(1);
  const kept = points.filter((point, i) => i === 0 || point.truePositives !== points[i - 1]?.truePositives);
  return table([
    ["threshold", "malignant found", "benign called malignant"],
    ...kept.map(({ threshold, truePositives, falsePositives }) => [threshold.toFixed(4), String(truePositives), String(falsePositives)]),
  ]);
}

/** The candidates of a selection, and what the choices were worth on rows that had no part in them. */
export function selectionTable({ candidates, nested, repeats, innerFolds }: SelectionReport): string {
  const figures = metricNames.map((name) => `${metricLabels[name].label} ${print(name, nested[name])}`).join(", ");
  const rows = candidates.map(({ name, isShipped, logLoss, sensitivity, chosen }) => [
    isShipped ? `${name} (shipped)` : name,
    logLoss.toFixed(4),
    print("sensitivity", sensitivity),
    String(chosen),
  ]);
  return `${table([["", `log loss over ${innerFolds} inner folds`, "sensitivity", "chosen by"], ...rows])}\n\nThe choices of ${10 * repeats} outer folds, on the rows left out:\n${figures}`;
}

/** Columns side by side, the first to the left and the others to the right; the first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row, r) => {
      const line = row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0))).join("  ");
      return r === 0 ? styleText("dim", line) : line;
    })
    .join("\n");
}

function print(name: keyof Metrics, value: number): string {
  if (Number.isNaN(value)) return "none";
  return metricLabels[name].isShare ? `${(100 * value).toFixed(2)} %` : value.toFixed(4);
}
