import type { Report } from "../../model/file/report.ts";
import type { Figure } from "../../network/evaluation/intervals.ts";
import type { Metrics } from "../../network/evaluation/metrics.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { percent } from "../format.ts";

const nats = (value: number) => value.toFixed(4);

const columns: readonly { readonly name: keyof Metrics; readonly label: string; readonly format: (value: number) => string }[] = [
  { name: "logLoss", label: "Log loss", format: nats },
  { name: "brier", label: "Brier", format: nats },
  { name: "auc", label: "ROC AUC", format: nats },
  { name: "accuracy", label: "Accuracy", format: percent },
  { name: "sensitivity", label: "Sensitivity", format: percent },
  { name: "specificity", label: "Specificity", format: percent },
];

/** The network and the methods it is compared with, on the same folds, with intervals. */
export function FiguresTable({ report: { methods, folds } }: { report: Report }) {
  const [network] = methods;
  const rows = [
    ...methods.map(({ name, plain }) => ({ name: name === network?.name ? "this network" : name, figures: plain })),
    ...(network?.grouped ? [{ name: "this network, equal rows kept together", figures: network.grouped }] : []),
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
                {columns.map(({ name: metric, format }) => (
                  <FigureCell key={metric} figure={figures[metric]} format={format} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
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
