import type { ActivationName } from "../../network/learning/activations.ts";

const names: Partial<Record<string, string>> = { relu: "ReLU", leakyRelu: "leaky ReLU", elu: "ELU" } satisfies Partial<
  Record<ActivationName, string>
>;

/** An activation as people write it: `ReLU`, `leaky ReLU`, `tanh`. */
export function activationText(name: string): string {
  return names[name] ?? name;
}
