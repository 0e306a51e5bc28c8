import { activations } from "../../network/learning/activations.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { biasesOf, type Layer, type Network, outputLayer, weightsOf } from "../../network/learning/network.ts";
import { sigmoid } from "../../network/math/exact.ts";
import type { WholeNumbers } from "./whole-numbers.ts";

/** The network from the first layer's Z (h) to the probability, where Z comes as a sum of parts. */
export interface UpperLayers {
  /** The probability where Z is the sum of the h numbers of A from a and the h numbers of B from b. */
  probability(A: Float64Array, a: number, B: Float64Array, b: number): number;
  /** The probabilities of m rows, where the Z of row r is the sum of `known` (h) and of the row's own parts of A and B (h × all rows). */
  probabilitiesInto(
    probabilities: Float64Array,
    rows: WholeNumbers,
    m: number,
    known: Float64Array,
    A: Float64Array,
    B: Float64Array,
  ): void;
}

/** The upper layers of a network. The shipped shape, ReLU then sigmoid, has loops of its own that yield the same bits. */
export function createUpperLayers(network: Network, parameters: Float64Array): UpperLayers {
  const [first, ...rest] = network.layers as [Layer, ...Layer[]];
  const output = outputLayer(network);
  if (rest.length === 1 && first.activation === "relu" && output.activation === "sigmoid")
    return reluThenSigmoid(first.units, weightsOf(output, parameters), biasesOf(output, parameters)[0] as number);
  return anyLayers(network, parameters, first, rest);
}

function anyLayers(network: Network, parameters: Float64Array, first: Layer, rest: readonly Layer[]): UpperLayers {
  const probability = probabilityFrom(network, parameters, first, rest);
  const h = first.units;
  const Z = new Float64Array(h);
  return {
    probability,
    probabilitiesInto(probabilities, rows, m, known, A, B) {
      for (let i = 0; i < m; i++) {
        const at = (rows[i] as number) * h;
        for (let j = 0; j < h; j++) Z[j] = (known[j] as number) + (A[at + j] as number);
        probabilities[i] = probability(Z, 0, B, at);
      }
    },
  };
}

function probabilityFrom(network: Network, parameters: Float64Array, first: Layer, rest: readonly Layer[]): UpperLayers["probability"] {
  if (first.activation === "softmax") throw new RangeError("the first layer cannot be a softmax");
  const activate: (z: number) => number = activations[first.activation].value;
  if (rest.length === 0) return (A, a, B, b) => activate((A[a] as number) + (B[b] as number));
  const A1 = new Float64Array(first.units);
  const upper: Network = { ...network, inputs: first.units, layers: rest };
  const cache = createForwardCache(upper, 1);
  return (A, a, B, b) => {
    for (let j = 0; j < A1.length; j++) A1[j] = activate((A[a + j] as number) + (B[b + j] as number));
    return forward(upper, parameters, A1, 1, cache)[0] as number;
  };
}

function reluThenSigmoid(h: number, W: Float64Array, bias: number): UpperLayers {
  return {
    probability(A, a, B, b) {
      let sum = bias;
      for (let j = 0; j < h; j++) {
        const z = (A[a + j] as number) + (B[b + j] as number);
        sum += (W[j] as number) * ((z + Math.abs(z)) * 0.5);
      }
      return sigmoid(sum);
    },
    probabilitiesInto(probabilities, rows, m, known, A, B) {
      // Two rows at a time, since each addition to a sum waits for the one before it. An odd last row is computed twice.
      for (let i = 0; i < m; i += 2) {
        const p = (rows[i] as number) * h;
        const q = (rows[Math.min(i + 1, m - 1)] as number) * h;
        let one = bias;
        let two = bias;
        for (let j = 0; j < h; j++) {
          const w = W[j] as number;
          const k = known[j] as number;
          const y = k + (A[p + j] as number) + (B[p + j] as number);
          const z = k + (A[q + j] as number) + (B[q + j] as number);
          one += w * ((y + Math.abs(y)) * 0.5);
          two += w * ((z + Math.abs(z)) * 0.5);
        }
        probabilities[i] = one;
        if (i + 1 < m) probabilities[i + 1] = two;
      }
      for (let i = 0; i < m; i++) probabilities[i] = sigmoid(probabilities[i] as number);
    },
  };
}
