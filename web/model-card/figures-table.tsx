import { ADDED_CASES } from "../../model/assessment/methods.ts";
import { toldApart } from "../../model/card/findings.ts";
import type { Report } from "../../model/file/report.ts";
import type { Figure } from "../../network/evaluation/intervals.ts";
import type { Metrics } from "../../network/evaluation/metrics.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { percent } from "../format.ts";
import { DifferencesTable } from "./differences-table.tsx";

const nats = (value: number) => value.toFixed(4);

const columns: readonly { readonly name: keyof Metrics; readonly label: string; readonly format: (value: number) => string }[] = [
  { name: "logLoss", label: "Log loss", format: nats },
  { name: "brier", label: "Brier score", format: nats },
  { name: "auc", label: "ROC AUC", format: nats },
  { name: "accuracy", label: "Accuracy", format: percent },
  { name: "sensitivity", label: "Sensitivity", format: percent },
  { name: "specificity", label: "Specificity", format: percent },
];

/** The network and the methods it is compared with, on the same folds, with intervals. */
export function FiguresTable({ report: { methods, folds, scoreSumCut } }: { report: Report }) {
  const [network] = methods;
  const rows = [
    ...methods.map(({ name, plain }) => ({
      name: name === network?.name ? "this network" : name,
      isOwn: name === network?.name,
      figures: plain,
    })),
    ...(network?.grouped ? [{ name: "this network, duplicate rows kept in one fold", isOwn: true, figures: network.grouped }] : []),
  ];
  return (
    <>
      <p class="soft">
        Every row was predicted by networks trained without it ({folds.repeats} × {folds.folds}-fold cross-validation, the same folds for
        every method). 95% confidence intervals beneath. Lower is better for log loss (nats) and Brier score.{" "}
        <strong>{toldApart(methods)}</strong>
      </p>
      <ScrollRegion label="Performance by method">
        <table class="figure-table">
          <thead>
            <tr>
              <th scope="col">Method</th>
              {columns.map(({ name, label }) => (
                <th key={name} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, isOwn, figures }) => (
              <tr key={name} class={isOwn ? "own" : undefined}>
                <th scope="row">{name}</th>
                {columns.map(({ name: metric, format }) => (
                  <FigureCell key={metric} figure={figures[metric]} format={format} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h3 class="table-title">Differences</h3>
      <p class="soft">
        Each method’s figure minus this network’s, paired row by row, with 95% confidence intervals; bold where the interval excludes zero.
        A positive difference in log loss means that the method does worse than this network. The cut-off of the sum of the scores is chosen
        on the training folds; on all rows, a sum of {scoreSumCut} or more is malignant. Unlike that rule, the network also predicts when
        scores are unknown, and gives reasons; <a href="/learn/mystery-function">chapter 1 of the lessons</a> tries it out. To the nearest
        neighbours, {ADDED_CASES} of a case at the base rate is added, so that no probability is 0 or 1.
      </p>
      <DifferencesTable label="Differences" methods={methods} />
    </>
  );
}

function FigureCell({ figure: { mean, interval }, format }: { figure: Figure; format: (value: number) => string }) {
  return (
    <td class="number">
      {format(mean)}
      <span class="interval">
        {format(interval[0])} to {format(interval[1])}
      </span>
    </td>
  );
}
