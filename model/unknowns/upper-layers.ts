import { activations } from "../../network/learning/activations.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { biasesOf, type Layer, type Network, outputLayer, weightsOf } from "../../network/learning/network.ts";
import { sigmoid } from "../../network/math/exact.ts";
import type { WholeNumbers } from "./whole-numbers.ts";

/** The network from the first layer's Z (h) to the probability, where Z comes as a sum of parts. */
export interface UpperLayers {
  /** The probability where Z is the sum of the h numbers of A from a and the h numbers of B from b. */
  probability(A: Float64Array, a: number, B: Float64Array, b: number): number;
  /** The first m probabilities, where the i-th Z is the sum of the column as[i] of A and the column bs[i] of B. */
  probabilitiesInto(probabilities: Float64Array, m: number, A: Float64Array, as: WholeNumbers, B: Float64Array, bs: WholeNumbers): void;
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
  return {
    probability,
    probabilitiesInto(probabilities, m, A, as, B, bs) {
      for (let i = 0; i < m; i++) probabilities[i] = probability(A, (as[i] as number) * h, B, (bs[i] as number) * h);
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

/** ReLU is (z + |z|) / 2, and halving the weights instead changes no bit. */
function reluThenSigmoid(h: number, W: Float64Array, bias: number): UpperLayers {
  const halfW = W.map((w) => w / 2);
  return {
    probability(A, a, B, b) {
      let sum = bias;
      for (let j = 0; j < h; j++) {
        const z = (A[a + j] as number) + (B[b + j] as number);
        sum += (halfW[j] as number) * (z + Math.abs(z));
      }
      return sigmoid(sum);
    },
    probabilitiesInto(probabilities, m, A, as, B, bs) {
      logitsInto(probabilities, m, A, as, B, bs);
      sigmoidsInto(probabilities, m);
    },
  };

  // A function of its own per loop: engines optimize a loop while it first runs, and would discard the code at whatever follows it.
  function logitsInto(logits: Float64Array, m: number, A: Float64Array, as: WholeNumbers, B: Float64Array, bs: WholeNumbers): void {
    // Two at a time, since each addition to a sum waits for the one before it. An odd last one is computed twice.
    for (let i = 0; i < m; i += 2) {
      const next = i + 1 < m ? i + 1 : i;
      const a = (as[i] as number) * h;
      const b = (bs[i] as number) * h;
      const c = (as[next] as number) * h;
      const d = (bs[next] as number) * h;
      let one = bias;
      let two = bias;
      for (let j = 0; j < h; j++) {
        const w = halfW[j] as number;
        const y = (A[a + j] as number) + (B[b + j] as number);
        const z = (A[c + j] as number) + (B[d + j] as number);
        one += w * (y + Math.abs(y));
        two += w * (z + Math.abs(z));
      }
      logits[next] = two;
      logits[i] = one;
    }
  }
}

function sigmoidsInto(numbers: Float64Array, m: number): void {
  for (let i = 0; i < m; i++) numbers[i] = sigmoid(numbers[i] as number);
}
