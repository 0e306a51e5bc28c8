import { type MadeProblemName, madeProblemNames } from "../../../network/examples/made-problems.ts";

/** Options of a list: values with what they are called, or themselves where nothing is said. */
export function optionsOf(values: readonly string[], labels: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return values.map((value) => [value, labels[value] ?? value]);
}

export const madeProblemLabels: Record<MadeProblemName, string> = {
  line: "a line",
  corners: "four corners (XOR)",
  ring: "a disc in a ring",
  spiral: "two spirals",
};

export const dataOptions = [["wisconsin", "Wisconsin: 683 cases"] as const, ...optionsOf(madeProblemNames, madeProblemLabels)];

export const scalingLabels = {
  "min-max": "to the range 0 to 1",
  standard: "to mean 0, deviation 1",
  "log-standard": "logarithm, then standard",
  "root-standard": "square root, then standard",
  "fourth-root-standard": "fourth root, then standard",
};

export const initializerLabels = {
  lecun: "LeCun: variance 1/inputs",
  he: "He: variance 2/inputs",
  glorot: "Glorot: 2/(inputs + units)",
  auto: "He or Glorot, by activation",
  small: "small: normal × 0.01",
  zero: "zero",
};

export const lossLabels = { binaryCrossEntropy: "cross-entropy", meanSquaredError: "mean squared error" };

export const optimizerLabels = {
  sgd: "gradient descent",
  momentum: "momentum",
  nesterov: "Nesterov momentum",
  rmsprop: "RMSprop",
  adam: "Adam",
  adamw: "AdamW",
};

export const scheduleLabels = {
  constant: "constant",
  step: "in steps",
  exponential: "exponential",
  cosine: "cosine to the end",
  warmRestarts: "cosine with restarts",
};
