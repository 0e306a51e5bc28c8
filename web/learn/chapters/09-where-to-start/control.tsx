import { useSignal } from "@preact/signals";
import type { DeepStart } from "../../../../model/lessons/deep.ts";
import { DataTable } from "../../../components/plot.tsx";
import { numberText } from "../../../lab/number-text.ts";
import { Choices } from "../../parts/choices.tsx";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { useLessonWorker } from "../../worker/lesson-worker.ts";
import { useLatest } from "../../worker/use-latest.ts";
import { firstGradientOf } from "./figures.ts";
import { LayerDots } from "./layer-dots.tsx";

const activations = [
  { value: "sigmoid", text: "sigmoid" },
  { value: "tanh", text: "tanh" },
  { value: "relu", text: "ReLU" },
] as const;

const initializers = [
  { value: "small", text: "small" },
  { value: "lecun", text: "LeCun" },
  { value: "glorot", text: "Glorot" },
  { value: "he", text: "He" },
] as const;

const opening: DeepStart = { activation: "sigmoid", initializer: "small", gain: 1, seed: 1 };

/** Choose how the weights are drawn; the gradient of each layer follows. */
export function Control() {
  const worker = useLessonWorker();
  const start = useSignal(opening);
  const { answer = firstGradientOf(opening.activation, opening.initializer), error } = useLatest(worker, "gradient", start.value).value;
  const first = answer.norms[0] as number;
  const last = answer.norms.at(-1) as number;
  const change = (part: Partial<DeepStart>): void => {
    start.value = { ...start.value, ...part };
  };
  return (
    <div class="control-pair">
      <LayerDots norms={answer.norms} caption="One dot per layer; the last is the output’s. Computed in your browser from all cases." />
      <div class="control-side">
        <Choices label="Activation" values={activations} value={start.value.activation} onInput={(activation) => change({ activation })} />
        <Choices
          label="Initial weights"
          values={initializers}
          value={start.value.initializer}
          onInput={(initializer) => change({ initializer })}
        />
        <Slider
          label="All weights times"
          value={start.value.gain}
          min={0.5}
          max={2}
          step={0.05}
          format={(gain) => gain.toFixed(2)}
          onInput={(gain) => change({ gain })}
        />
        <div class="button-row">
          <button type="button" class="button quiet small" onClick={() => change({ seed: start.value.seed + 1 })}>
            Draw other weights
          </button>
        </div>
        <Readout
          figures={[
            ["First layer", numberText(first)],
            ["Output layer", numberText(last)],
            ["Loss before a step", numberText(answer.loss)],
          ]}
        />
        <p class="verdict" role="status">
          {error ? `This could not be computed: ${error}.` : verdict(first, last)}
        </p>
        <details class="path-table">
          <summary>Show the layers as a table</summary>
          <DataTable
            label="The norm of the gradient, layer by layer"
            table={{
              columns: ["Layer", "Norm"],
              rows: answer.norms.map((norm, i) => [i < answer.norms.length - 1 ? i + 1 : "output", numberText(norm)]),
            }}
          />
        </details>
      </div>
    </div>
  );
}

/** What the first layer makes of it. */
function verdict(first: number, last: number): string {
  const ratio = first / last;
  if (ratio < 1e-6) return "The gradient has vanished: the first layers will hardly ever move.";
  if (last > 100) return "The gradient has exploded: a step at any usual rate would throw the weights far away.";
  if (ratio < 1e-2) return "Little of the gradient arrives at the first layer, which will learn slowly.";
  return "The gradient arrives: the first layer feels about as much as the last.";
}
