import { pathThrough, type Scale, scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import { activationCurves, shownActivations } from "./curves.ts";

const ENDS = [-4, 4] as const;
const WIDTH = 172;
const HEIGHT = 132;

/** Four activation functions, each with its slope. */
export function FourCurves() {
  return (
    <Drawing
      label="Sigmoid and tanh flatten out on both sides; ReLU and leaky ReLU have a corner at 0."
      height={376}
      caption="Solid: what the unit passes on. Dashed: the slope of that line. Where the slope is close to 0, almost nothing is learned."
    >
      {shownActivations.map(({ value, text }, i) => {
        const [left, top] = [24 + (i % 2) * 204, 26 + Math.floor(i / 2) * 188];
        const x = scale(ENDS, [left, left + WIDTH]);
        const y = scale([-1.2, 2.2], [top + HEIGHT, top]);
        const { values, slopes } = activationCurves(value, ENDS);
        return (
          <g key={value}>
            <text class="drawing-title" x={left} y={top - 10}>
              {text}
            </text>
            <YAxis x={x} y={y} ticks={[-1, 0, 1, 2]} />
            <XAxis x={x} y={y} ticks={[-4, -2, 0, 2, 4]} />
            <path class="plot-line second-choice" d={pathThrough(within(slopes, x, y))} />
            <path class="plot-line" d={pathThrough(within(values, x, y))} />
          </g>
        );
      })}
    </Drawing>
  );
}

/** The part of a curve that the drawing has room for. */
function within(points: readonly (readonly [number, number])[], x: Scale, y: Scale) {
  return points.filter(([, value]) => value <= y.domain[1]).map(([z, value]) => [x(z), y(value)] as const);
}
