import { forwardFinding, incompleteFinding } from "../../model/card/findings.ts";
import type { CalibrationReport, ForwardReport, IncompleteReport, Report } from "../../model/file/report.ts";
import type { Figure } from "../../network/evaluation/intervals.ts";
import { percent } from "../cli/figures.ts";
import { markdownTable } from "../cli/table.ts";
import { differencesTable } from "./differences.ts";

/** A bin of fewer cases cannot bear a rate out. */
const FEW_CASES = 10;

/** How well the probabilities are calibrated, beside what chance alone would show. */
export function calibrationText(
  { slope, observedToExpected, errorByChance }: CalibrationReport,
  reliability: Report["reliability"],
  error: number,
): string {
  const withInterval = ({ mean, interval }: Figure): string => `${shown(mean)} (95% CI ${interval.map(shown).join(" to ")})`;
  const few = reliability.filter(([count]) => count < FEW_CASES);
  const inFew = few.reduce((sum, [count]) => sum + count, 0);
  return [
    `Calibration slope ${withInterval(slope)}, observed to expected ${withInterval(observedToExpected)}.`,
    `The calibration error is ${error.toFixed(4)}; on as many rows, perfectly calibrated probabilities would show ${errorByChance.mean.toFixed(4)} on average, and more than ${errorByChance.high.toFixed(4)} one time in twenty.`,
    ...(few.length > 0
      ? [`${few.length} of the ${reliability.length} bins rest on fewer than ${FEW_CASES} rows each, ${Math.round(inFew)} in all.`]
      : []),
  ].join(" ");
}

/** A figure that is not defined is null in the file. */
function shown(x: number | null): string {
  return x === null ? "none" : x.toFixed(2);
}

/** Trained on earlier rows and tested on later ones, with the other methods beside; empty where the rows are not dated. */
export function forwardInTime({ forward }: Report): string[] {
  if (!forward || forward.length === 0) return [];
  return [
    "## Forward in time",
    `The rows are in the order in which they were reported, so a model can be trained on earlier rows and tested on later ones. Everything is fitted to the earlier rows, including the prediction sets. ${forwardFinding(forward)}`,
    ...forward.flatMap((report) => [
      `### ${headingOf(report)}`,
      splitText(report),
      methodsTable(report),
      "Differences from this model, paired row by row, with 95% confidence intervals:",
      differencesTable(report.methods),
    ]),
  ];
}

function headingOf({ periods, until }: ForwardReport): string {
  return periods === 1 ? `Trained on the first group (${until})` : `Trained on groups 1 to ${periods} (until ${until})`;
}

function splitText({ trained, tested, coverage }: ForwardReport): string {
  const part = ([negative, positive]: readonly [number, number]): string =>
    `${negative + positive} rows, ${percent(positive / (negative + positive), 0)} of them malignant`;
  const reached = coverage.map(
    ({ reached, interval, cases }, k) =>
      `${percent(reached, 1)} (${interval.map((x) => percent(x, 1)).join(" to ")}) of ${cases} ${k === 0 ? "benign" : "malignant"} rows`,
  );
  return `Trained on ${part(trained)}; tested on ${part(tested)}. The prediction sets contained the true class of ${reached.join(" and ")}.`;
}

function methodsTable({ methods }: ForwardReport): string {
  return markdownTable([
    ["", "log loss", "accuracy", "sensitivity", "specificity"],
    ...methods.map(({ name, logLoss, accuracy, sensitivity, specificity }, i) => [
      i === 0 ? "this model" : name,
      logLoss.toFixed(4),
      ...[accuracy, sensitivity, specificity].map((rate) => percent(rate)),
    ]),
  ]);
}

/** What the model predicts for rows that really lack a score. */
export function incompleteRows(report: IncompleteReport, features: readonly string[]): string[] {
  const { cases, logLoss, right, rightInterval, covered, both, wrong } = report;
  const total = cases[0] + cases[1];
  return [
    "### Rows that lack a score",
    `The data have ${total} rows with an unknown score (${cases[0]} benign, ${cases[1]} malignant), which this model was not trained on. The model predicts ${incompleteFinding(report)} (95% CI of the proportion ${rightInterval.map((x) => percent(x, 0)).join(" to ")}). Log loss ${logLoss.toFixed(3)}; ${covered} have their class in the prediction set, ${both} have both classes in it. So few rows show no more than that the model can be confidently wrong.`,
    ...(wrong.length > 0
      ? [
          `Predicted wrongly${total - right > wrong.length ? ` (the ${wrong.length} largest errors)` : ""}:`,
          markdownTable(
            [
              ["probability of malignancy", "diagnosis", "scores"],
              ...wrong.map(({ values, label, probability }) => [
                percent(probability, 1),
                label === 1 ? "malignant" : "benign",
                values.map((score, f) => `${features[f]} ${score ?? "unknown"}`).join(", "),
              ]),
            ],
            ["right", "left"],
          ),
        ]
      : []),
  ];
}
