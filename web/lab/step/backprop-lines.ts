import type { ActivationName } from "../../../network/learning/activations.ts";
import type { Layer } from "../../../network/learning/network.ts";
import type { OpenedStep } from "./opened-step.ts";
import type { StepLine } from "./step-line.ts";
import { updateLines } from "./update-lines.ts";

/** From how many layers on the ones in the middle are left out of the walk. */
const DEEP = 5;

/** Every equation of a step, in the order in which it is computed. */
export function linesOf(step: OpenedStep): StepLine[] {
  const { layers } = step.network;
  const upwards = layers.map((_, l) => l);
  return [
    inputLine(step),
    ...upwards.flatMap((l) => forwardLines(step, l)),
    lossLine(step),
    ...[...upwards].reverse().flatMap((l) => backwardLines(step, l)),
    ...updateLines(step),
  ];
}

/** A symbol with its layer, as in Z₁: `l` counts from 0. */
export function indexed(letter: string, l: number): string {
  return `${letter}${String(l + 1).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)] as string)}`;
}

/** What a layer gets: X or the activations of the layer before. */
export function inputOf(l: number): string {
  return l === 0 ? "X" : indexed("A", l - 1);
}

function inputLine(step: OpenedStep): StepLine {
  return {
    ...at(step, "forward", "X", 0),
    id: "X",
    symbol: "X",
    equation: 'X = "the row, scaled"',
    shapes: column(step.network.inputs),
    says: "The values of the row, brought to about the same size. All that follows is computed from them and from the present W and b.",
  };
}

function forwardLines(step: OpenedStep, l: number): StepLine[] {
  const layer = step.network.layers[l] as Layer;
  const isOutput = isLast(step, l);
  const [Z, A] = [indexed("Z", l), isOutput ? "Ŷ" : indexed("A", l)];
  return [
    {
      ...at(step, "forward", "Z", l),
      symbol: Z,
      equation: `${Z} = ${indexed("W", l)} ${inputOf(l)} + ${indexed("b", l)}`,
      shapes: `${column(layer.units)} = (${layer.units} × ${layer.inputs}) (${column(layer.inputs)}) + ${column(layer.units)}`,
      says:
        l === 0
          ? "Each unit multiplies every input by a weight, adds up the products and adds its bias."
          : `The same again, with the activations of layer ${l} as inputs.`,
    },
    {
      ...at(step, "forward", "A", l),
      symbol: A,
      equation: `${A} = ${applied(layer.activation, Z)}`,
      shapes: `${column(layer.units)}, unit by unit`,
      says: isOutput
        ? "The sigmoid turns the last sum into a probability: the prediction for this row."
        : activationWords[layer.activation].replace("LAYER", `layer ${l + 1}`),
    },
  ];
}

function lossLine(step: OpenedStep): StepLine {
  const isSquared = step.options.loss === "meanSquaredError";
  return {
    ...at(step, "loss", "loss", step.network.layers.length - 1),
    symbol: "L",
    equation: isSquared ? "L = (Ŷ − Y)²" : "L = −Y log Ŷ − (1 − Y) log(1 − Ŷ)",
    shapes: "one number",
    says: isSquared
      ? `The squared distance between the prediction and the label, which is ${step.Y} for this row.`
      : `The negative logarithm of the probability that was given to the true class; the label of this row is ${step.Y}.`,
  };
}

function backwardLines(step: OpenedStep, l: number): StepLine[] {
  const layer = step.network.layers[l] as Layer;
  const [dZ, input] = [indexed("dZ", l), inputOf(l)];
  return [
    ...(isLast(step, l) ? [outputSlope(step, l)] : hiddenSlopes(step, l)),
    {
      ...at(step, "backward", "dW", l),
      symbol: indexed("dW", l),
      equation: `${indexed("dW", l)} = ${dZ} ${input}ᵀ`,
      shapes: `${layer.units} × ${layer.inputs} = (${column(layer.units)}) (1 × ${layer.inputs})`,
      says: "A weight moves the sum of its unit in proportion to the input that it multiplies: slope of the sum times input.",
    },
    {
      ...at(step, "backward", "db", l),
      symbol: indexed("db", l),
      equation: `${indexed("db", l)} = ${dZ}`,
      shapes: column(layer.units),
      says: "A bias is simply added to the sum, so its slope is that of the sum.",
    },
  ];
}

function outputSlope(step: OpenedStep, l: number): StepLine {
  const isSquared = step.options.loss === "meanSquaredError";
  const start = "The backward pass starts here; dZ is short for ∂L/∂Z, the slope of the loss.";
  return {
    ...at(step, "backward", "dZ", l),
    symbol: indexed("dZ", l),
    equation: `${indexed("dZ", l)} = ∂L/∂${indexed("Z", l)} = ${isSquared ? "2 (Ŷ − Y) Ŷ (1 − Ŷ)" : "Ŷ − Y"}`,
    shapes: column(1),
    says: isSquared
      ? `${start} The error passes through the slope of the sigmoid, Ŷ (1 − Ŷ), which is small near 0 and 1.`
      : `${start} Cross-entropy and sigmoid cancel to the plain error, prediction minus label.`,
  };
}

function hiddenSlopes(step: OpenedStep, l: number): StepLine[] {
  const layer = step.network.layers[l] as Layer;
  const above = step.network.layers[l + 1] as Layer;
  const [dA, Z] = [indexed("dA", l), indexed("Z", l)];
  return [
    {
      ...at(step, "backward", "dA", l),
      symbol: dA,
      equation: `${dA} = ${indexed("W", l + 1)}ᵀ ${indexed("dZ", l + 1)}`,
      shapes: `${column(layer.units)} = (${layer.units} × ${above.units}) (${column(above.units)})`,
      says: "An activation acts on the loss through every unit that it feeds, along the weight between them.",
    },
    {
      ...at(step, "backward", "dZ", l),
      symbol: indexed("dZ", l),
      equation: `${indexed("dZ", l)} = ${dA} ∘ g′(${Z})`,
      shapes: `${column(layer.units)}, unit by unit`,
      says: `Back through the activation: times its slope at the sum. ${slopeWords[layer.activation]}`,
    },
  ];
}

type Place = Pick<StepLine, "id" | "part" | "kind" | "layer" | "isMiddle">;

function at({ network }: OpenedStep, part: StepLine["part"], kind: StepLine["kind"], layer: number): Place {
  const count = network.layers.length;
  const isMiddle = part !== "loss" && count >= DEEP && layer > 0 && layer < count - 2;
  return { id: part === "loss" ? "loss" : `${kind}${layer + 1}`, part, kind, layer, isMiddle };
}

function isLast({ network }: OpenedStep, l: number): boolean {
  return l === network.layers.length - 1;
}

function column(units: number): string {
  return `${units} × 1`;
}

/** g(Z), by the activation's name or formula. */
function applied(activation: ActivationName, Z: string): string {
  const forms: Record<ActivationName, string> = {
    identity: Z,
    sigmoid: `σ(${Z})`,
    tanh: `tanh(${Z})`,
    relu: `ReLU(${Z})`,
    leakyRelu: `LeakyReLU(${Z})`,
    elu: `ELU(${Z})`,
    softmax: `softmax(${Z})`,
  };
  return forms[activation];
}

const activationWords: Record<ActivationName, string> = {
  identity: "The identity changes nothing: LAYER stays linear.",
  sigmoid: "The sigmoid squeezes every sum into the range from 0 to 1.",
  tanh: "The hyperbolic tangent squeezes every sum into the range from −1 to 1.",
  relu: "ReLU lets a positive sum through and turns a negative one into 0.",
  leakyRelu: "Leaky ReLU lets a positive sum through and leaves a hundredth of a negative one.",
  elu: "ELU lets a positive sum through; a negative one bends towards −1.",
  softmax: "",
};

const slopeWords: Record<ActivationName, string> = {
  identity: "That of the identity is 1.",
  sigmoid: "That of the sigmoid is a (1 − a), a quarter at most.",
  tanh: "That of tanh is 1 − a², 1 at most.",
  relu: "That of ReLU is 1 where the sum is positive, otherwise 0: units that were silent learn nothing from this row.",
  leakyRelu: "That of leaky ReLU is 1 where the sum is positive, otherwise 0.01.",
  elu: "That of ELU is 1 where the sum is positive, otherwise a + 1.",
  softmax: "",
};
