import type { RocPoint } from "../../network/evaluation/roc.ts";
import { percent } from "../format.ts";
import { linePath } from "./line-path.ts";
import { Plot, type PlotTable } from "./plot.tsx";

const wholePercent = (value: number) => `${Math.round(value * 100)}%`;
const axis = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], format: wholePercent } as const;

/** The ROC curve: sensitivity against the false-positive rate over all thresholds, with the threshold in use marked. */
export function RocPlot({
  roc,
  malignant,
  benign,
  auc,
  operating,
  classNames: [negative, positive] = ["benign", "malignant"],
  tableVersion,
}: {
  roc: readonly RocPoint[];
  malignant: number;
  benign: number;
  auc: number;
  operating: { readonly sensitivity: number; readonly specificity: number };
  classNames?: readonly [string, string];
  /** Of a curve in motion: its table is made when it is opened, and anew when this changes. */
  tableVersion?: unknown;
}) {
  const points = roc.map(({ threshold, truePositives, falsePositives }) => ({
    threshold,
    truePositiveRate: truePositives / malignant,
    falsePositiveRate: falsePositives / benign,
  }));
  const table = (): PlotTable => ({
    columns: ["Threshold", "Sensitivity", "False-positive rate"],
    rows: points.map(({ threshold, truePositiveRate, falsePositiveRate }) => [
      threshold === Infinity ? "above all" : percent(threshold),
      percent(truePositiveRate),
      percent(falsePositiveRate),
    ]),
  });
  return (
    <Plot
      title="ROC curve"
      summary={`Area under the curve: ${auc.toFixed(4)}, the probability that a randomly chosen ${positive} sample scores higher than a randomly chosen ${negative} one. The dot marks the current threshold.`}
      x={{ ...axis, label: "false-positive rate (1 − specificity)" }}
      y={{ ...axis, label: "sensitivity" }}
      table={tableVersion === undefined ? table() : { version: tableVersion, read: table }}
    >
      {({ x, y }) => (
        <>
          <path class="plot-chance" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
          <path
            class="plot-line"
            d={linePath(
              points.length,
              (i) => x(points[i]?.falsePositiveRate ?? 0),
              (i) => y(points[i]?.truePositiveRate ?? 0),
            )}
          />
          <circle class="plot-dot" cx={x(1 - operating.specificity)} cy={y(operating.sensitivity)} r="6" />
        </>
      )}
    </Plot>
  );
}
