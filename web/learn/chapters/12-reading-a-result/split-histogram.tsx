import { scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

/** The most errors that have a place of their own. */
export const MOST_ERRORS = 15;

const HEIGHT = 260;
/** The share that the scale goes up to; to 1 where few splits make it higher. */
const LOWEST_TOP = 0.3;
const x = scale([-0.6, MOST_ERRORS + 0.6], [44, 394]);
const WIDTH = 0.8 * (x(1) - x(0));

/** Shares of splits by the number of errors: bars, and an outline that they can be compared with. */
export function SplitHistogram({
  bars,
  outline,
  mark,
  label,
  caption,
}: {
  /** How many splits there were with 0, 1, 2, … errors. */
  bars: readonly number[];
  outline?: readonly number[];
  /** A number of errors that is marked, with its name. */
  mark?: { readonly errors: number; readonly text: string };
  label: string;
  caption: string;
}) {
  const highest = Math.max(LOWEST_TOP, ...sharesOf(bars));
  // A tenth above the last line leaves room for the name of the axis.
  const y = scale([0, 1.1 * (highest > LOWEST_TOP ? 1 : LOWEST_TOP)], [HEIGHT - 44, 24]);
  return (
    <Drawing label={label} height={HEIGHT} caption={caption}>
      <YAxis
        x={x}
        y={y}
        ticks={highest > LOWEST_TOP ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.1, 0.2, 0.3]}
        label="share of the splits"
        format={(share) => `${Math.round(100 * share)}%`}
      />
      {sharesOf(bars).map((share, errors) => {
        const top = y(share);
        return (
          share > 0 && (
            <rect
              key={`bar ${errors}`}
              class="split-bar"
              x={round(x(errors) - WIDTH / 2)}
              y={round(top)}
              width={round(WIDTH)}
              height={round(y(0) - top)}
            />
          )
        );
      })}
      {outline && (
        <path
          class="split-outline"
          d={sharesOf(outline)
            .map((share, errors) => `M${round(x(errors - 0.5))} ${round(y(share))}H${round(x(errors + 0.5))}`)
            .join("")}
        />
      )}
      {mark && (
        <>
          <path class="cut" d={`M${round(x(mark.errors))} ${y(0)}V${y(0.17)}`} />
          <text class="strip-name" x={round(x(mark.errors)) - 4} y={y(0.18)}>
            {mark.text}
          </text>
        </>
      )}
      <XAxis x={x} y={y} ticks={[0, 5, 10, 15]} label="errors among 182 cases" />
    </Drawing>
  );
}

function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total > 0 ? count / total : 0));
}

function round(coordinate: number): number {
  return Math.round(10 * coordinate) / 10;
}
