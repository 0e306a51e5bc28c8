import { lanes } from "../../../../model/lessons/lanes.ts";
import { scale, XAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import { laneStyle } from "./lane-plot.tsx";

const ROW = 34;
const HEIGHT = 5 * ROW + 52;
const x = scale([Math.log10(0.025), Math.log10(1.6)], [10, 390]);
const axis = scale([0, 1], [5 * ROW + 8, 0]);

/** The final loss of each lane from each start, one mark per start. */
export function StartStrips({ losses, caption }: { losses: readonly (readonly number[])[]; caption: string }) {
  return (
    <Drawing label="The final loss of each lane from each start" height={HEIGHT} caption={caption}>
      {lanes.map(({ name }, l) => (
        <g key={name}>
          <text class="strip-name" x={x.range[0]} y={l * ROW + 13}>
            {name}
          </text>
          <path
            class={`strip-marks ${laneStyle(l)}`}
            d={(losses[l] ?? []).map((loss) => `M${x(Math.log10(loss)).toFixed(1)} ${l * ROW + 18}v12`).join("")}
          />
        </g>
      ))}
      <XAxis
        x={x}
        y={axis}
        ticks={[0.03, 0.05, 0.1, 0.2, 0.5, 1].map(Math.log10)}
        label="loss after 60 epochs"
        format={(power) => String(Number((10 ** power).toPrecision(1)))}
      />
    </Drawing>
  );
}
