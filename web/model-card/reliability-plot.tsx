import type { CalibrationReport } from "../../model/file/report.ts";
import type { Bin } from "../../network/evaluation/calibration.ts";
import type { Figure } from "../../network/evaluation/intervals.ts";
import { Plot } from "../components/plot.tsx";
import { list, percent } from "../format.ts";

const wholePercent = (value: number) => `${Math.round(value * 100)}%`;
const axis = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], format: wholePercent } as const;

/** The reliability diagram: observed frequency of malignancy against predicted probability. */
export function ReliabilityPlot({
  bins,
  error,
  calibration: { slope, observedToExpected, errorByChance },
}: {
  bins: readonly Bin[];
  error: number;
  calibration: CalibrationReport;
}) {
  const filled = bins.filter(({ count }) => count > 0);
  const largest = Math.max(...filled.map(({ count }) => count));
  return (
    <Plot
      title="Reliability"
      summary={`On the diagonal, predicted and observed frequencies agree. The average gap is ${pointsOf(error)} percentage points; perfect calibration would show ${pointsOf(errorByChance.mean)} by chance on as many rows. ${fewCases(filled)}Calibration slope ${withInterval(slope)}, observed to expected ${withInterval(observedToExpected)}. The area of a dot shows the number of rows.`}
      x={{ ...axis, label: "predicted probability" }}
      y={{ ...axis, label: "observed proportion malignant" }}
      table={{
        columns: ["Predicted", "Observed", "Rows"],
        rows: filled.map(({ predicted, observed, count }) => [
          percent(predicted),
          percent(observed),
          count < 10 ? count.toFixed(1) : Math.round(count),
        ]),
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

/** A bin of fewer rows cannot bear out a rate. */
const FEW_ROWS = 10;

/** The bins that rest on few rows, neighbours taken together, as a sentence; empty if there is none. */
function fewCases(bins: readonly Bin[]): string {
  const ranges: [number, number][] = [];
  for (const { count, predicted } of bins) {
    if (count >= FEW_ROWS) continue;
    const low = 10 * Math.min(9, Math.floor(predicted * 10));
    const last = ranges.at(-1);
    if (last?.[1] === low) last[1] = low + 10;
    else ranges.push([low, low + 10]);
  }
  if (ranges.length === 0) return "";
  return `Each bin in ${list(ranges.map(([low, high]) => `${low}–${high}%`))} rests on fewer than ${FEW_ROWS} rows. `;
}

const pointsOf = (error: number) => (100 * error).toFixed(1);

function withInterval({ mean, interval }: Figure): string {
  return `${shown(mean)} (95% CI ${shown(interval[0])}–${shown(interval[1])})`;
}

/** A figure that is not defined is null in the file. */
function shown(x: number | null): string {
  return x === null ? "–" : x.toFixed(2);
}
