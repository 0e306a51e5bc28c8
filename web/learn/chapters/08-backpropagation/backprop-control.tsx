import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { initial } from "../../../../data/article.json";
import { features } from "../../../../data/features.ts";
import { articleParameters } from "../../../../model/lessons/article.ts";
import { recipes } from "../../../../model/training/recipes.ts";
import { createNetwork } from "../../../../network/learning/network.ts";
import type { Choice } from "../../../lab/lab-state.ts";
import { type OpenedStep, openStep } from "../../../lab/step/opened-step.ts";
import { StepWalk } from "../../../lab/step/step-walk.tsx";
import { Choices } from "../../parts/choices.tsx";

/** A malignant sample, a benign one, and one with the lowest scores, for which every hidden sum of the article's start is exactly 0. */
const samples = [
  { text: "malignant", scores: [8, 10, 10, 8, 7, 10, 9, 7, 1], Y: 1 },
  { text: "benign", scores: [5, 1, 1, 1, 2, 1, 3, 1, 1], Y: 0 },
  { text: "benign, all scores 1: at the kink", scores: [1, 1, 1, 1, 1, 1, 1, 1, 1], Y: 0 },
] as const;

const article = recipes.find(({ name }) => name === "article") as (typeof recipes)[number];
const network = createNetwork({ inputs: features.length, layers: [...article.hidden, { units: 1, activation: "sigmoid" }] });
const inputNames = features.map(({ label }) => label);

/** The first step of the article's training, opened for one sample. */
export function BackpropControl() {
  const sample = useSignal(0);
  const choice = useSignal<Choice | undefined>(undefined);
  const step = useMemo(() => stepFor(samples[sample.value] as (typeof samples)[number]), [sample.value]);
  return (
    <>
      <Choices
        label="Sample"
        values={samples.map(({ text }, value) => ({ value, text }))}
        value={sample.value}
        onInput={(value) => {
          sample.value = value;
        }}
      />
      <StepWalk
        step={step}
        inputNames={inputNames}
        choice={choice.value}
        onChoose={(next) => {
          choice.value = next;
        }}
        lead={
          <p class="soft">
            The article’s network before its first step. Beside every slope stands its measurement: the loss with the quantity larger and
            smaller by h = 10⁻⁵. Press a number to see how it comes about.
          </p>
        }
        updateNote={
          <p class="soft">
            This step learns from one sample. The article’s takes the mean of such gradients over 500 rows, in which they partly cancel.
          </p>
        }
      />
    </>
  );
}

function stepFor({ scores, Y }: (typeof samples)[number]): OpenedStep {
  return openStep({
    network,
    parameters: Float64Array.from(articleParameters(initial)),
    // Scores from 1 to 10, scaled to 0…1 as the article does.
    X: Float64Array.from(scores, (score) => (score - 1) / 9),
    Y,
    options: article.training,
    learningRate: article.training.learningRate,
    step: 1,
  });
}
