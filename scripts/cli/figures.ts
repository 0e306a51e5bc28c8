import type { Metrics } from "../../network/evaluation/metrics.ts";

/** What each metric is called in print, and whether it is a rate, printed in percent. */
export const metricLabels: { readonly [Name in keyof Metrics]: { readonly label: string; readonly isRate: boolean } } = {
  accuracy: { label: "accuracy", isRate: true },
  auc: { label: "ROC AUC", isRate: false },
  logLoss: { label: "log loss", isRate: false },
  brier: { label: "Brier", isRate: false },
  sensitivity: { label: "sensitivity", isRate: true },
  specificity: { label: "specificity", isRate: true },
  ppv: { label: "PPV", isRate: true },
  npv: { label: "NPV", isRate: true },
  calibrationError: { label: "calibration error", isRate: false },
};

/** A metric as it is printed: a rate in percent, anything else to four decimals; "none" where it is not defined: NaN, or null in a file. */
export function printMetric(name: keyof Metrics, value: number | null): string {
  if (value === null || Number.isNaN(value)) return "none";
  return metricLabels[name].isRate ? percent(value) : value.toFixed(4);
}

/** A rate in percent: `97.69%`; "none" where it is not defined. */
export function percent(rate: number | null, decimals = 2): string {
  if (rate === null || Number.isNaN(rate)) return "none";
  return `${(100 * rate).toFixed(decimals)}%`;
}
