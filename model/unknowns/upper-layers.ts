import { activations } from "../../network/learning/activations.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { biasesOf, type Layer, type Network, weightsOf } from "../../network/learning/network.ts";
import { sigmoid } from "../../network/math/exact.ts";

/** The layers after the first one's Z (h), which comes as a sum of parts. */
export interface UpperLayers {
  /** The answer where Z is the sum of what stands in two arrays at these places. */
  answer(A: Float64Array, a: number, B: Float64Array, b: number): number;
  /** The same for `m` rows at once: Z is the sum of `known` (h) and of what stands in two arrays at each row's place times h. */
  answersInto(answers: Float64Array, places: Uint16Array, m: number, known: Float64Array, A: Float64Array, B: Float64Array): void;
}

/** The layers after the first one's Z. The shape that is shipped has its own loops, which yield the bits of the general ones. */
export function createUpperLayers(network: Network, parameters: Float64Array): UpperLayers {
  const [first, ...rest] = network.layers as [Layer, ...Layer[]];
  const [output] = rest;
  const h = first.units;
  if (rest.length === 1 && output && first.activation === "relu" && output.activation === "sigmoid")
    return reluThenSigmoid(h, weightsOf(output, parameters), biasesOf(output, parameters)[0] as number);
  const answer = inGeneral(network, parameters, first, rest);
  return {
    answer,
    answersInto(answers, places, m, known, A, B) {
      const Z = new Float64Array(h);
      for (let i = 0; i < m; i++) {
        const at = (places[i] as number) * h;
        for (let j = 0; j < h; j++) Z[j] = (known[j] as number) + (A[at + j] as number);
        answers[i] = answer(Z, 0, B, at);
      }
    },
  };
}

function inGeneral(network: Network, parameters: Float64Array, first: Layer, rest: readonly Layer[]): UpperLayers["answer"] {
  if (first.activation === "softmax") throw new RangeError("the first layer cannot be a softmax");
  const activate: (z: number) => number = activations[first.activation].value;
  if (rest.length === 0) return (A, a, B, b) => activate((A[a] as number) + (B[b] as number));
  const A1 = new Float64Array(first.units);
  const tail: Network = { ...network, inputs: first.units, layers: rest };
  const cache = createForwardCache(tail, 1);
  return (A, a, B, b) => {
    for (let j = 0; j < A1.length; j++) A1[j] = activate((A[a + j] as number) + (B[b + j] as number));
    return forward(tail, parameters, A1, 1, cache)[0] as number;
  };
}

function reluThenSigmoid(h: number, W: Float64Array, bias: number): UpperLayers {
  return {
    answer(A, a, B, b) {
      let sum = bias;
      for (let j = 0; j < h; j++) {
        const z = (A[a + j] as number) + (B[b + j] as number);
        sum += (W[j] as number) * ((z + Math.abs(z)) * 0.5);
      }
      return sigmoid(sum);
    },
    answersInto(answers, places, m, known, A, B) {
      // Two rows at a time (the last one twice where they are odd): a sum has to wait for itself, but not for the other.
      for (let i = 0; i < m; i += 2) {
        const p = (places[i] as number) * h;
        const q = (places[Math.min(i + 1, m - 1)] as number) * h;
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
        answers[i] = one;
        if (i + 1 < m) answers[i + 1] = two;
      }
      for (let i = 0; i < m; i++) answers[i] = sigmoid(answers[i] as number);
    },
  };
}
