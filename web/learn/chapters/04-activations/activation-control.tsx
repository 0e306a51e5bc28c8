import { useSignal } from "@preact/signals";
import { numberText } from "../../../lab/number-text.ts";
import { pathThrough, place, scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Choices } from "../../parts/choices.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { activationAt, activationCurves, type ShownActivation, shownActivations } from "./curves.ts";

const ENDS = [-6, 6] as const;
const x = scale(ENDS, [34, 392]);
const y = scale([-1.25, 3], [270, 16]);
const TANGENT = 1.4;

/** Slide along an activation function, and let a gradient pass back through many layers of it. */
export function ActivationControl() {
  const name = useSignal<ShownActivation>("sigmoid");
  const z = useSignal(0);
  const layers = useSignal(20);
  const { value, slope } = activationAt(name.value, z.value);
  const { values, slopes } = activationCurves(name.value, ENDS);
  const line = (points: typeof values) =>
    pathThrough(points.filter(([, height]) => height <= 3).map(([at, height]) => [x(at), y(height)] as const));
  const tangent = [-TANGENT, TANGENT].map((step) => [x(z.value + step), y(value + slope * step)] as const);
  const text = shownActivations.find((entry) => entry.value === name.value)?.text ?? "";
  return (
    <div class="control-pair">
      <Drawing
        label={`${text} at z = ${z.value.toFixed(1)}: value ${numberText(value)}, slope ${numberText(slope)}`}
        height={310}
        caption="Solid: the function, with its slope as a short straight line. Dashed: the slope at every z."
      >
        <YAxis x={x} y={y} ticks={[-1, 0, 1, 2, 3]} />
        <XAxis x={x} y={y} ticks={[-6, -4, -2, 0, 2, 4, 6]} label="z, the sum" />
        <clipPath id="activation-room">
          <rect x={x.range[0]} y={y.range[1] - 6} width={x.range[1] - x.range[0]} height={y.range[0] - y.range[1] + 6} />
        </clipPath>
        <g clip-path="url(#activation-room)">
          <path class="plot-line second-choice" d={line(slopes)} />
          <path class="plot-line" d={line(values)} />
          <path class="tangent" d={pathThrough(tangent)} />
          <circle class="plot-dot" cx={place(x(z.value))} cy={place(y(value))} r="5" />
          <circle class="slope-dot" cx={place(x(z.value))} cy={place(y(slope))} r="3.5" />
        </g>
      </Drawing>
      <div class="control-side">
        <Choices
          label="Activation function"
          values={shownActivations}
          value={name.value}
          onInput={(chosen) => {
            name.value = chosen;
          }}
        />
        <Slider
          label="z ="
          value={z.value}
          min={ENDS[0]}
          max={ENDS[1]}
          step={0.1}
          format={(at) => at.toFixed(1).replace("-", "−")}
          onInput={(at) => {
            z.value = at;
          }}
        />
        <Slider
          label="Layers on the way back:"
          value={layers.value}
          min={1}
          max={20}
          step={1}
          onInput={(count) => {
            layers.value = count;
          }}
        />
        <Readout
          figures={[
            ["value", numberText(value)],
            ["slope", numberText(slope)],
            [layers.value === 1 ? "left after 1 layer" : `left after ${layers.value} layers`, numberText(slope ** layers.value)],
          ]}
        />
      </div>
    </div>
  );
}
