import { useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { features } from "../../../../data/features.ts";
import type { Training } from "../../../../network/learning/training.ts";
import { percent } from "../../../format.ts";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { useFrames } from "../../parts/use-frames.ts";
import { wisconsinLabels, wisconsinRows } from "../../wisconsin-rows.ts";
import { TwoScorePlane } from "./two-score-plane.tsx";
import { dataOf, learn, measureUnit, pilesOf, startLearning, type TwoScoreUnit } from "./two-scores.ts";

const START: TwoScoreUnit = [4, -2, -0.5];
/** The steps between two pictures, and those after which the unit hardly changes any more. */
const STEPS_AT_ONCE = 4;
const STEPS = 800;

/** Turn the line of one unit that sees two scores, or let it find its place. */
export function UnitControl() {
  const axes = useSignal<readonly [number, number]>([1, 5]);
  const unit = useSignal(START);
  const isLearning = useSignal(false);
  const training = useRef<Training>(undefined);
  const piles = useMemo(() => pilesOf(wisconsinRows, wisconsinLabels, axes.value), [axes.value]);
  const data = useMemo(() => dataOf(piles), [piles]);
  const { loss, accuracy } = measureUnit(data, unit.value);
  const [w1, w2, b] = unit.value;
  useFrames(isLearning.value, () => {
    training.current ??= startLearning(data, unit.peek());
    unit.value = learn(training.current, STEPS_AT_ONCE);
    if (training.current.steps >= STEPS) stop();
  });
  const stop = () => {
    isLearning.value = false;
    training.current = undefined;
  };
  const set = (index: 0 | 1 | 2) => (value: number) => {
    stop();
    unit.value = unit.value.with(index, value) as unknown as TwoScoreUnit;
  };
  const choose = (axis: 0 | 1) => (feature: number) => {
    stop();
    axes.value = axes.value.with(axis, feature) as unknown as [number, number];
  };
  const names = axes.value.map((f) => features[f]?.label ?? "") as [string, string];
  return (
    <div class="control-pair">
      <TwoScorePlane piles={piles} unit={unit.value} names={names} />
      <div class="control-side">
        <div class="selects">
          <FeatureChoice label="Across" value={axes.value[0]} other={axes.value[1]} onInput={choose(0)} />
          <FeatureChoice label="Upwards" value={axes.value[1]} other={axes.value[0]} onInput={choose(1)} />
        </div>
        <Slider label={`Weight of ${names[0].toLowerCase()}`} value={w1} min={-10} max={12} step={0.1} format={signed} onInput={set(0)} />
        <Slider label={`Weight of ${names[1].toLowerCase()}`} value={w2} min={-10} max={12} step={0.1} format={signed} onInput={set(1)} />
        <Slider label="Bias" value={b} min={-10} max={5} step={0.1} format={signed} onInput={set(2)} />
        <div class="button-row">
          <button
            type="button"
            class="button small"
            onClick={() => {
              if (isLearning.value) stop();
              else isLearning.value = true;
            }}
          >
            {isLearning.value ? "Stop" : "Let it learn"}
          </button>
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              stop();
              unit.value = START;
            }}
          >
            Start over
          </button>
        </div>
        <Readout
          figures={[
            ["right", percent(accuracy)],
            ["loss (chapter 6)", loss.toFixed(3)],
          ]}
        />
      </div>
    </div>
  );
}

function FeatureChoice({
  label,
  value,
  other,
  onInput,
}: {
  label: string;
  value: number;
  other: number;
  onInput: (feature: number) => void;
}) {
  return (
    <label class="select">
      <span>{label}</span>
      <select value={value} onInput={({ currentTarget }) => onInput(Number(currentTarget.value))}>
        {features.map(({ key, label: name }, f) => (
          <option key={key} value={f} disabled={f === other}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function signed(value: number): string {
  return value.toFixed(1).replace("-", "−");
}
