import type { Bin } from "../../network/evaluation/calibration.ts";
import { Plot } from "../components/plot.tsx";
import { percent } from "../format.ts";

const wholePercent = (value: number) => `${Math.round(value * 100)}%`;
const axis = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], format: wholePercent } as const;

/** The reliability diagram: observed frequency of malignancy against predicted probability. */
export function ReliabilityPlot({ bins, error }: { bins: readonly Bin[]; error: number }) {
  const filled = bins.filter(({ count }) => count > 0);
  const largest = Math.max(...filled.map(({ count }) => count));
  return (
    <Plot
      title="Reliability"
      summary={`On the diagonal, what is predicted comes true as often as it is predicted. On average the two lie ${(error * 100).toFixed(1)} points apart. The larger a dot, the more samples.`}
      x={{ ...axis, label: "probability predicted" }}
      y={{ ...axis, label: "share found malignant" }}
      table={{
        columns: ["Said", "Came true", "Samples"],
        rows: filled.map(({ predicted, observed, count }) => [percent(predicted), percent(observed), Math.round(count)]),
      }}
    >
      {({ x, y }) => (
        <>
          <path class="plot-chance" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
          {filled.map(({ predicted, observed, count }) => (
            <circle key={predicted} class="plot-dot filled" cx={x(predicted)} cy={y(observed)} r={3 + 9 * Math.sqrt(count / largest)} />
          ))}
        </>
      )}
    </Plot>
  );
}
