import { useSignal } from "@preact/signals";
import { sigmoid } from "../../../../network/math/exact.ts";
import { percent } from "../../../format.ts";
import { numberText } from "../../../lab/number-text.ts";
import { pathThrough, place, scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { lossAt } from "./both-losses.ts";

const ENDS = [-10, 6] as const;
const x = scale(ENDS, [34, 392]);
const y = scale([0, 10], [270, 24]);
const points = Array.from({ length: 161 }, (_, i) => ENDS[0] + (i / 160) * (ENDS[1] - ENDS[0]));
const curves = (["binaryCrossEntropy", "meanSquaredError"] as const).map((name) =>
  pathThrough(points.map((z) => [x(z), y(lossAt(name, z).loss)] as const)),
) as [string, string];

/** Slide the z of one malignant case, and see what two losses make of it. */
export function LossControl() {
  const z = useSignal(-3);
  const [log, squared] = [lossAt("binaryCrossEntropy", z.value), lossAt("meanSquaredError", z.value)];
  return (
    <div class="control-pair">
      <Drawing
        label={`At z = ${z.value.toFixed(1)} the log loss is ${log.loss.toFixed(2)} and pulls with ${numberText(log.pull)}; the squared error pulls with ${numberText(squared.pull)}`}
        height={310}
        caption="Two losses of one malignant case. Solid: log loss. Dashed: squared error. The steeper, the harder it pulls z to the right."
      >
        <YAxis x={x} y={y} ticks={[0, 2, 4, 6, 8, 10]} label="loss" />
        <XAxis x={x} y={y} ticks={[-10, -8, -6, -4, -2, 0, 2, 4, 6]} label="z: sure of benign … sure of malignant" />
        <path class="plot-chance" d={`M${place(x(z.value))} ${y.range[0]}V${y.range[1]}`} />
        <path class="plot-line second-choice" d={curves[1]} />
        <path class="plot-line" d={curves[0]} />
        <circle class="slope-dot" cx={place(x(z.value))} cy={place(y(squared.loss))} r="4.5" />
        <circle class="plot-dot" cx={place(x(z.value))} cy={place(y(log.loss))} r="5" />
      </Drawing>
      <div class="control-side">
        <Slider
          label="z ="
          value={z.value}
          min={ENDS[0]}
          max={ENDS[1]}
          step={0.1}
          format={(value) => value.toFixed(1).replace("-", "−")}
          onInput={(value) => {
            z.value = value;
          }}
        />
        <Readout figures={[["probability of the truth, p", percent(sigmoid(z.value))]]} />
        <Readout
          figures={[
            ["log loss, −log p", log.loss.toFixed(3)],
            ["its pull", numberText(log.pull)],
          ]}
        />
        <Readout
          figures={[
            ["squared error, (1 − p)²", squared.loss.toFixed(3)],
            ["its pull", numberText(squared.pull)],
          ]}
        />
      </div>
    </div>
  );
}
