import { activations, type ElementwiseName } from "../../../../network/learning/activations.ts";

/** The activation functions of the chapter, with their names in the text. */
export const shownActivations = [
  { value: "sigmoid", text: "sigmoid" },
  { value: "tanh", text: "tanh" },
  { value: "relu", text: "ReLU" },
  { value: "leakyRelu", text: "leaky ReLU" },
] as const satisfies readonly { readonly value: ElementwiseName; readonly text: string }[];

export type ShownActivation = (typeof shownActivations)[number]["value"];

/** The value of an activation function and its slope. */
export function activationAt(name: ElementwiseName, z: number): { readonly value: number; readonly slope: number } {
  const { value, derivative } = activations[name];
  const a = value(z);
  return { value: a, slope: derivative(z, a) };
}

/** Points of the function and of its slope, from one end to the other. */
export function activationCurves(name: ElementwiseName, [from, to]: readonly [number, number]) {
  const at = Array.from({ length: 161 }, (_, i) => from + (i / 160) * (to - from));
  return {
    values: at.map((z) => [z, activationAt(name, z).value] as const),
    slopes: at.map((z) => [z, activationAt(name, z).slope] as const),
  };
}
