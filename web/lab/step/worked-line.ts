import type { ActivationName } from "../../../network/learning/activations.ts";
import type { Layer } from "../../../network/learning/network.ts";
import type { OpenedStep } from "./opened-step.ts";
import type { Pick } from "./pick.ts";
import type { StepLine } from "./step-line.ts";
import { workedUpdate } from "./worked-update.ts";
import { written, writtenFactor, writtenNearOne, writtenSum } from "./written-number.ts";

/** From so many terms on, a sum is written with a gap. */
const LONG = 10;

/** A line with the numbers of the row, for one unit of its layer (and one of its inputs, where it is about weights). */
export function workedLine(step: OpenedStep, line: StepLine, pick: Pick): string {
  const { layer: l } = line;
  if (l === undefined) return workedUpdate(step, line.kind, pick);
  const { unit: j, input: k } = pick;
  const value = (vectors: readonly Float64Array[]): string => written(vectors[l]?.[j] as number);
  switch (line.kind) {
    case "X":
      return `x_{${k + 1}} = ${written(step.X[k] as number)}`;
    case "Z":
      return `${element("z", l, j)} = ${weightedInputs(step, l, j)} = ${value(step.Z)}`;
    case "A":
      return `${isLast(step, l) ? "ŷ" : element("a", l, j)} = ${activated(step, l, j)} = ${value(step.A)}`;
    case "loss":
      return workedLoss(step);
    case "dA":
      return `${element("da", l, j)} = ${weightedSlopes(step, l, j)} = ${value(step.dA)}`;
    case "dZ":
      return `${element("dz", l, j)} = ${isLast(step, l) ? outputSlope(step) : hiddenSlope(step, l, j)} = ${value(step.dZ)}`;
    case "dW": {
      const input = l === 0 ? step.X : (step.A[l - 1] as Float64Array);
      const { weightsAt, inputs } = step.network.layers[l] as Layer;
      const result = step.gradient[weightsAt + j * inputs + k] as number;
      return `${element("dw", l, j, k)} = ${value(step.dZ)} · ${writtenFactor(input[k] as number)} = ${written(result)}`;
    }
    default:
      return `${element("db", l, j)} = ${value(step.dZ)}`;
  }
}

/** One number of a matrix: its layer and unit (and input), counted from 1. */
export function element(letter: string, l: number, j: number, k?: number): string {
  return `${letter}_{${l + 1},${j + 1}${k === undefined ? "" : `,${k + 1}`}}`;
}

function weightedInputs({ network, parameters, X, A }: OpenedStep, l: number, j: number): string {
  const { weightsAt, biasesAt, inputs } = network.layers[l] as Layer;
  const input = l === 0 ? X : (A[l - 1] as Float64Array);
  const terms = Array.from({ length: inputs }, (_, k) => [parameters[weightsAt + j * inputs + k] as number, input[k] as number] as const);
  return `${sumOf(terms)} ${signed(parameters[biasesAt + j] as number)}`;
}

function weightedSlopes({ network, parameters, dZ }: OpenedStep, l: number, j: number): string {
  const { weightsAt, inputs, units } = network.layers[l + 1] as Layer;
  const slopes = dZ[l + 1] as Float64Array;
  return sumOf(Array.from({ length: units }, (_, i) => [parameters[weightsAt + i * inputs + j] as number, slopes[i] as number] as const));
}

function sumOf(terms: readonly (readonly [number, number])[]): string {
  if (terms.length < LONG) return writtenSum(terms);
  return `${writtenSum(terms.slice(0, 4))} + … ${signedProduct(terms.at(-1) as readonly [number, number])}`;
}

function signedProduct([weight, factor]: readonly [number, number]): string {
  return `${weight < 0 ? "−" : "+"} ${written(Math.abs(weight))} · ${writtenFactor(factor)}`;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"} ${written(Math.abs(value))}`;
}

function activated({ network, Z }: OpenedStep, l: number, j: number): string {
  const z = Z[l]?.[j] as number;
  const number = written(z);
  const forms: Record<ActivationName, string> = {
    identity: number,
    sigmoid: `1/{1 + e^{${written(-z)}}}`,
    tanh: `tanh(${number})`,
    relu: `max(0, ${number})`,
    leakyRelu: `max(0.01 · ${number}, ${number})`,
    elu: z > 0 ? number : `e^{${number}} − 1`,
    softmax: number,
  };
  return forms[(network.layers[l] as Layer).activation];
}

function workedLoss({ Z, A, Y, loss, options }: OpenedStep): string {
  const yh = A.at(-1)?.[0] as number;
  const shown = writtenNearOne(yh);
  if (options.loss === "meanSquaredError") return `L = (${shown} − ${Y})² = ${written(loss)}`;
  // Where the probability has rounded to 1, only the sum tells how far from it it is.
  if ((Y === 1 ? yh : 1 - yh) === 1) return `L = log(1 + e^{${written((1 - 2 * Y) * (Z.at(-1)?.[0] as number))}}) = ${written(loss)}`;
  return `L = −log ${Y === 1 ? shown : `(1 − ${shown})`} = ${written(loss)}`;
}

function outputSlope({ A, Y, options }: OpenedStep): string {
  const yh = writtenNearOne(A.at(-1)?.[0] as number);
  return options.loss === "meanSquaredError" ? `2 (${yh} − ${Y}) · ${yh} (1 − ${yh})` : `${yh} − ${Y}`;
}

function hiddenSlope({ network, Z, A, dA }: OpenedStep, l: number, j: number): string {
  const [z, a] = [Z[l]?.[j] as number, A[l]?.[j] as number];
  const slopes: Record<ActivationName, string> = {
    identity: "1",
    sigmoid: `${writtenNearOne(a)} (1 − ${writtenNearOne(a)})`,
    tanh: `(1 − ${a < 0 ? `(${writtenNearOne(a)})` : writtenNearOne(a)}²)`,
    relu: z > 0 ? "1" : "0",
    leakyRelu: z > 0 ? "1" : "0.01",
    elu: z > 0 ? "1" : `(${writtenNearOne(a)} + 1)`,
    softmax: "1",
  };
  return `${written(dA[l]?.[j] as number)} · ${slopes[(network.layers[l] as Layer).activation]}`;
}

function isLast({ network }: OpenedStep, l: number): boolean {
  return l === network.layers.length - 1;
}
