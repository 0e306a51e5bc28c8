import type { Network } from "../../../network/learning/network.ts";
import type { Choice } from "../lab-state.ts";

/** Whether two choices are the same part of the network. */
export function isSameChoice(a: Choice | undefined, b: Choice | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && keyOf(a) === keyOf(b));
}

/** A text that identifies a choice. */
export function keyOf(choice: Choice): string {
  if (choice.kind === "input") return `input-${choice.input}`;
  return choice.kind === "unit" ? `unit-${choice.layer}-${choice.unit}` : `weight-${choice.layer}-${choice.unit}-${choice.input}`;
}

/** The last unit, whose activation is the prediction. */
export function outputOf({ layers }: Network): Choice {
  return { kind: "unit", layer: layers.length - 1, unit: 0 };
}

/** Whether the network has such a part; a choice outlives the run in which it was made. */
export function hasPart(network: Network, choice: Choice): boolean {
  if (choice.kind === "input") return choice.input < network.inputs;
  const layer = network.layers[choice.layer];
  return layer !== undefined && choice.unit < layer.units && (choice.kind === "unit" || choice.input < layer.inputs);
}

/** The index of a weight in the parameters, or of the bias of a unit; an input has none. */
export function parameterOf(network: Network, choice: Choice): number | undefined {
  if (choice.kind === "input") return undefined;
  const layer = network.layers[choice.layer];
  if (!layer) return undefined;
  return choice.kind === "unit" ? layer.biasesAt + choice.unit : layer.weightsAt + choice.unit * layer.inputs + choice.input;
}

/**
 * Where an arrow key leads. Among units, `previous` and `next` stay in the layer and `back` and `forth` change it, to the unit at
 * about the same height. From a weight, `previous` and `next` walk through the weights into its unit, `back` leads to the unit it
 * comes from and `forth` to the one it enters.
 */
export function moveChoice(network: Network, from: Choice, way: "previous" | "next" | "back" | "forth"): Choice {
  if (from.kind === "weight") {
    if (way === "forth") return { kind: "unit", layer: from.layer, unit: from.unit };
    if (way === "back") return unitAt(from.layer - 1, from.input);
    const { inputs } = network.layers[from.layer] as Network["layers"][number];
    return { ...from, input: clamp(from.input + (way === "next" ? 1 : -1), inputs) };
  }
  const [layer, unit] = from.kind === "input" ? [-1, from.input] : [from.layer, from.unit];
  const count = sizeOf(network, layer);
  if (way === "previous" || way === "next") return unitAt(layer, clamp(unit + (way === "next" ? 1 : -1), count));
  const target = Math.max(-1, Math.min(network.layers.length - 1, layer + (way === "forth" ? 1 : -1)));
  return target === layer ? from : unitAt(target, Math.floor(((unit + 0.5) / count) * sizeOf(network, target)));
}

/** The strongest weight into a unit, with which a walk through its weights begins. */
export function strongestWeight(network: Network, unit: Choice, parameters: Float64Array): Choice | undefined {
  if (unit.kind !== "unit") return undefined;
  const { inputs, weightsAt } = network.layers[unit.layer] as Network["layers"][number];
  let best = 0;
  const size = (input: number) => Math.abs(parameters[weightsAt + unit.unit * inputs + input] as number);
  for (let input = 1; input < inputs; input++) if (size(input) > size(best)) best = input;
  return { kind: "weight", layer: unit.layer, unit: unit.unit, input: best };
}

/** A unit, or an input as layer −1. */
function unitAt(layer: number, unit: number): Choice {
  return layer < 0 ? { kind: "input", input: unit } : { kind: "unit", layer, unit };
}

function sizeOf({ inputs, layers }: Network, layer: number): number {
  return layer < 0 ? inputs : (layers[layer]?.units ?? 0);
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
