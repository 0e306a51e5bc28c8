import { linePath } from "./line-path.ts";
import { type Axis, Plot } from "./plot.tsx";

/** One line of a plot; `low` and `high` bound a range around a point. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number }[];
}

const styles = ["", "second", "third"];

/** Up to three lines, distinguished by colour and by dashes, with optional ranges as bars. */
export function LinePlot({
  title,
  summary,
  x,
  y,
  series,
  ...rest
}: {
  title: string;
  summary: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
  level?: 2 | 3;
}) {
  const xs = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b);
  const write = y.format ?? ((value: number) => value.toFixed(3));
  return (
    <Plot
      {...rest}
      title={title}
      summary={summary}
      legend={series.length > 1 ? series.map(({ name }, s) => ({ name, style: styles[s] ?? "" })) : []}
      x={x}
      y={y}
      table={{
        columns: [x.label, ...series.map(({ name }) => name)],
        rows: xs.map((value) => [
          value,
          ...series.map(({ points }) => {
            const point = points.find((candidate) => candidate.x === value);
            return point
              ? `${write(point.y)}${point.low === undefined || point.high === undefined ? "" : ` (${write(point.low)} to ${write(point.high)})`}`
              : "";
          }),
        ]),
      }}
    >
      {(scales) =>
        series.map(({ name, points }, s) => {
          return (
            <g key={name}>
              {points.map((point) =>
                point.low === undefined || point.high === undefined ? null : (
                  <path key={point.x} class="plot-range" d={`M${scales.x(point.x)} ${scales.y(point.low)}V${scales.y(point.high)}`} />
                ),
              )}
              <path
                class={`plot-line ${styles[s] ?? ""}`}
                d={linePath(
                  points.length,
                  (i) => scales.x(points[i]?.x ?? 0),
                  (i) => scales.y(points[i]?.y ?? 0),
                )}
              />
            </g>
          );
        })
      }
    </Plot>
  );
}
