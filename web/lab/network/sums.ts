import type { Choice, Look, Run } from "../lab-state.ts";

/** One summand of a unit's sum: the weight times what the unit before gives. */
export interface Term {
  readonly input: number;
  readonly weight: number;
  readonly activation: number;
  readonly product: number;
}

/** How a unit comes to its activation for the chosen row: Σ w · a + b = z, g(z) = a. */
export interface UnitSum {
  readonly terms: readonly Term[];
  readonly bias: number;
  readonly z: number;
  readonly activation: number;
}

/** The inputs of the network for a row of the data. */
export function inputsOf({ ready, network }: Pick<Run, "ready" | "network">, row: number): Float64Array {
  return ready.inputs.subarray(row * network.inputs, (row + 1) * network.inputs);
}

/** What a layer receives for the row of the look: the inputs, or the activations of the layer before. */
export function activationsInto(run: Run, { numbers, row }: Look, layer: number): Float64Array {
  return layer === 0 ? inputsOf(run, row) : (numbers.activations[layer - 1] as Float64Array);
}

/** The sum of a unit with its numbers, copied out of the look. */
export function sumOf(run: Run, look: Look, { layer, unit }: { readonly layer: number; readonly unit: number }): UnitSum {
  const { inputs, weightsAt, biasesAt } = run.network.layers[layer] as Run["network"]["layers"][number];
  const { parameters, sums, activations } = look.numbers;
  const before = activationsInto(run, look, layer);
  const terms = Array.from({ length: inputs }, (_, input): Term => {
    const weight = parameters[weightsAt + unit * inputs + input] as number;
    const activation = before[input] as number;
    return { input, weight, activation, product: weight * activation };
  });
  return {
    terms,
    bias: parameters[biasesAt + unit] as number,
    z: sums[layer]?.[unit] as number,
    activation: activations[layer]?.[unit] as number,
  };
}

/** The name of what a layer's input number `input` is: a column of the data, or a unit of the layer before. */
export function inputName({ data }: Pick<Run, "data">, layer: number, input: number): string {
  return layer === 0 ? (data.inputNames[input] ?? `Input ${input + 1}`) : `Unit ${input + 1} of layer ${layer}`;
}

/** A part of the network in words, as a heading. */
export function choiceName({ data, network }: Pick<Run, "data" | "network">, choice: Choice): string {
  if (choice.kind === "input") return inputName({ data }, 0, choice.input);
  const unit = unitName(network.layers.length, choice);
  return choice.kind === "unit"
    ? unit
    : `Weight from ${lowerFirst(inputName({ data }, choice.layer, choice.input))} to ${lowerFirst(unit)}`;
}

function unitName(layers: number, { layer, unit }: { readonly layer: number; readonly unit: number }): string {
  return layer === layers - 1 ? "Output" : `Unit ${unit + 1} of layer ${layer + 1}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
