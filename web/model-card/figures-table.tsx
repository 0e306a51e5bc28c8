import type { Report } from "../../model/file/report.ts";
import type { Figure } from "../../network/evaluation/intervals.ts";
import type { Metrics } from "../../network/evaluation/metrics.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { percent } from "../format.ts";

const nats = (value: number) => value.toFixed(4);

const columns: readonly { readonly name: keyof Metrics; readonly label: string; readonly write: (value: number) => string }[] = [
  { name: "logLoss", label: "Log loss", write: nats },
  { name: "brier", label: "Brier", write: nats },
  { name: "auc", label: "ROC AUC", write: nats },
  { name: "accuracy", label: "Accuracy", write: percent },
  { name: "sensitivity", label: "Sensitivity", write: percent },
  { name: "specificity", label: "Specificity", write: percent },
];

/** The network and its rivals on the same folds, with intervals. */
export function FiguresTable({ report: { methods, folds } }: { report: Report }) {
  const [own] = methods;
  const rows = [
    ...methods.map(({ name, plain }) => ({ name: name === own?.name ? "this network" : name, figures: plain })),
    ...(own?.grouped ? [{ name: "this network, equal rows kept together", figures: own.grouped }] : []),
  ];
  return (
    <>
      <p class="soft">
        Each sample was answered by networks that had not seen it: {folds.repeats} times {folds.folds}-fold cross-validation on the same
        folds for all. Below each figure its 95% interval. For log loss (in nats) and Brier score, less is better.
      </p>
      <ScrollRegion label="Figures">
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
            {rows.map(({ name, figures }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map(({ name: metric, write }) => (
                  <FigureCell key={metric} figure={figures[metric]} write={write} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function FigureCell({ figure: { mean, interval }, write }: { figure: Figure; write: (value: number) => string }) {
  return (
    <td class="number">
      {write(mean)}
      <span class="interval">
        {write(interval[0])} to {write(interval[1])}
      </span>
    </td>
  );
}
