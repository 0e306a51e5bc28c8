import type { Layer } from "../../../network/learning/network.ts";
import type { Choice } from "../lab-state.ts";
import type { OpenedStep } from "./opened-step.ts";

/** The unit and the input whose numbers a line of its layer shows. */
export interface Pick {
  readonly unit: number;
  readonly input: number;
}

/**
 * What the visitor has picked in a layer. Where nothing is picked there: the first unit that learns from this row, and its input with
 * the steepest weight.
 */
export function pickIn(step: OpenedStep, layer: number, choice: Choice | undefined): Pick {
  const unit = pickedUnit(step, layer, choice);
  if (layer > 0) return { unit, input: pickedUnit(step, layer - 1, choice) };
  if (choice?.kind === "input") return { unit, input: choice.input };
  return { unit, input: choice?.kind === "weight" && choice.layer === 0 ? choice.input : steepest(step, unit) };
}

function pickedUnit({ network, dZ }: OpenedStep, layer: number, choice: Choice | undefined): number {
  const { units } = network.layers[layer] as Layer;
  if (choice && choice.kind !== "input" && choice.layer === layer && choice.unit < units) return choice.unit;
  if (choice?.kind === "weight" && choice.layer === layer + 1 && choice.input < units) return choice.input;
  return Math.max(
    0,
    (dZ[layer] as Float64Array).findIndex((slope) => slope !== 0),
  );
}

function steepest({ network, gradient }: OpenedStep, unit: number): number {
  const { weightsAt, inputs } = network.layers[0] as Layer;
  const sizes = gradient.subarray(weightsAt + unit * inputs, weightsAt + (unit + 1) * inputs).map(Math.abs);
  return sizes.indexOf(sizes.reduce((a, b) => Math.max(a, b)));
}
