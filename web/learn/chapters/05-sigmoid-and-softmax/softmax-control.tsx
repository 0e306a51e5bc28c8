import { useSignal } from "@preact/signals";
import { sigmoid } from "../../../../network/math/exact.ts";
import { percent } from "../../../format.ts";
import { place } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { softmax } from "./softmax.ts";

const names = ["benign", "malignant", "too few cells to tell"];
const ENDS = [-6, 6] as const;

/** Drag the logits of two or three classes. */
export function SoftmaxControl() {
  const logits = useSignal<readonly number[]>([0, 1.5]);
  const probabilities = softmax(logits.value);
  const [benign = 0, malignant = 0] = logits.value;
  const hasThird = logits.value.length === 3;
  const isAtEnd = logits.value.some((z) => z + 1 > ENDS[1]);
  return (
    <div class="control-pair">
      <SoftmaxBars probabilities={probabilities} />
      <div class="control-side">
        {logits.value.map((z, k) => (
          <Slider
            key={names[k]}
            label={`z of ${names[k]} =`}
            value={z}
            min={ENDS[0]}
            max={ENDS[1]}
            step={0.1}
            format={signed}
            onInput={(value) => {
              logits.value = logits.value.with(k, value);
            }}
          />
        ))}
        <div class="button-row">
          <button
            type="button"
            class="button quiet small"
            aria-disabled={isAtEnd}
            onClick={() => {
              if (!isAtEnd) logits.value = logits.value.map((z) => z + 1);
            }}
          >
            Add 1 to each z
          </button>
          <button
            type="button"
            class="button quiet small"
            aria-pressed={hasThird}
            onClick={() => {
              logits.value = hasThird ? logits.value.slice(0, 2) : [...logits.value, 0];
            }}
          >
            Third class
          </button>
        </div>
        <Readout
          figures={[
            ["softmax: malignant", percent(probabilities[1] as number)],
            [`sigmoid of ${signed(malignant)} − ${signed(benign)}`.replace("− −", "+ "), percent(sigmoid(malignant - benign))],
          ]}
        />
        {hasThird && <p class="soft">With a third class the two differ: the sigmoid knows only of two.</p>}
      </div>
    </div>
  );
}

const ROW = 74;

function SoftmaxBars({ probabilities }: { probabilities: readonly number[] }) {
  return (
    <Drawing
      label={probabilities.map((p, k) => `${names[k]} ${percent(p)}`).join(", ")}
      height={probabilities.length * ROW - 12}
      caption="However the sliders stand, the bars add up to the full width."
    >
      {probabilities.map((p, k) => (
        <g key={names[k]}>
          <text class="drawing-note" x="0" y={k * ROW + 16}>
            {names[k]}
          </text>
          <text class="drawing-note" x="400" y={k * ROW + 16} text-anchor="end">
            {percent(p)}
          </text>
          <rect class="bar-room" x="0" y={k * ROW + 24} width="400" height="30" />
          <rect class={["bars-benign", "bars-malignant", "bars-doubt"][k]} x="0" y={k * ROW + 24} width={place(400 * p)} height="30" />
        </g>
      ))}
    </Drawing>
  );
}

function signed(value: number): string {
  return value.toFixed(1).replace("-", "−");
}
