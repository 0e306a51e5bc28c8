import { wilson } from "../../network/evaluation/intervals.ts";
import type { Model } from "../file/model.ts";
import type { IncompleteReport } from "../file/report.ts";
import { predict } from "../prediction/predict.ts";
import type { IncompleteRows } from "../training/training-data.ts";
import { logLoss } from "./log-loss.ts";

/** The wrong predictions that are listed, those furthest off first. */
const MOST_LISTED = 10;

/** What a model predicts for rows that were left out of its training because a score is unknown. Undefined where there are none. */
export function studyIncomplete(model: Model, { rows, labels }: IncompleteRows): IncompleteReport | undefined {
  if (rows.length === 0) return undefined;
  const { classNames } = model.file;
  const predictions = rows.map((values, i) => {
    const { probability, prediction, predictionSet } = predict(model, { values });
    const label = labels[i] as 0 | 1;
    const diagnosis = classNames[label];
    return {
      values,
      label,
      probability,
      loss: logLoss(probability, label),
      isRight: prediction === diagnosis,
      isCovered: predictionSet.includes(diagnosis),
      isOpen: predictionSet.length === 2,
    };
  });
  const count = (is: "isRight" | "isCovered" | "isOpen"): number => predictions.filter((one) => one[is]).length;
  const positives = predictions.filter(({ label }) => label === 1).length;
  return {
    cases: [rows.length - positives, positives],
    logLoss: predictions.reduce((sum, { loss }) => sum + loss, 0) / rows.length,
    right: count("isRight"),
    rightInterval: wilson(count("isRight") / rows.length, rows.length),
    covered: count("isCovered"),
    both: count("isOpen"),
    wrong: predictions
      .filter(({ isRight }) => !isRight)
      .sort((a, b) => b.loss - a.loss)
      .slice(0, MOST_LISTED)
      .map(({ values, label, probability }) => ({ values, label, probability })),
  };
}
