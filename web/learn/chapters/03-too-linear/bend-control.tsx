import { useMemo } from "preact/hooks";
import { grouped, percent } from "../../../format.ts";
import { Choices } from "../../parts/choices.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { useFrames } from "../../parts/use-frames.ts";
import { createBendState, STEPS } from "./bend-state.ts";
import { MadePlane } from "./made-plane.tsx";

/** Milliseconds of training between two pictures. */
const SLICE = 5;

const problems = [
  { value: "line", text: "Line" },
  { value: "corners", text: "Four corners" },
  { value: "ring", text: "Ring" },
  { value: "spiral", text: "Spiral" },
] as const;

const activationChoices = [
  { value: "identity", text: "none" },
  { value: "relu", text: "ReLU" },
  { value: "tanh", text: "tanh" },
  { value: "sigmoid", text: "sigmoid" },
] as const;

/** Train small networks on made problems, with or without a bend. */
export function BendControl() {
  const state = useMemo(() => createBendState(), []);
  const { problem, layers, units, activation } = state.choice.value;
  const { step, loss, accuracy, data, heights } = state.frame.value;
  useFrames(state.isRunning.value, () => state.advance(SLICE));
  return (
    <div class="control-pair">
      <Drawing
        label={`After ${step} steps the network is right about ${percent(accuracy)} of the points`}
        height={400}
        caption="Rings are one class, filled dots the other. The line is where the network says 50%."
      >
        <MadePlane data={data} heights={heights} left={4} top={4} side={392} />
      </Drawing>
      <div class="control-side">
        <Choices label="Problem" values={problems} value={problem} onInput={(value) => state.choose({ problem: value })} />
        <Choices
          label="Activation function"
          values={activationChoices}
          value={activation}
          onInput={(value) => state.choose({ activation: value })}
        />
        <Slider label="Hidden layers:" value={layers} min={0} max={4} step={1} onInput={(value) => state.choose({ layers: value })} />
        <Slider label="Units in each:" value={units} min={1} max={16} step={1} onInput={(value) => state.choose({ units: value })} />
        <div class="button-row">
          <button type="button" class="button small" onClick={() => (state.isRunning.value ? state.pause() : state.run())}>
            {state.isRunning.value ? "Pause" : "Train"}
          </button>
          <button type="button" class="button quiet small" onClick={() => state.startElsewhere()}>
            New start
          </button>
        </div>
        <Readout
          figures={[
            ["step", `${grouped(step)} of ${grouped(STEPS)}`],
            ["right", percent(accuracy)],
            ["loss", loss.toFixed(3)],
          ]}
        />
      </div>
    </div>
  );
}
