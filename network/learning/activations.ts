import { exp, expm1, sigmoid, tanh } from "../math/exact.ts";

/**
 * An activation function g, applied element by element: A = g(Z). The derivative takes both z and a = g(z), because most
 * derivatives are cheapest to compute from a.
 */
export interface Activation {
  value(z: number): number;
  derivative(z: number, a: number): number;
}

/** The slope of leakyRelu below zero. */
export const LEAK = 0.01;

/** The elementwise activations, by the names that options and files use. */
export const activations = {
  identity: { value: (z) => z, derivative: () => 1 },
  sigmoid: { value: sigmoid, derivative: (_, a) => a * (1 - a) },
  tanh: { value: tanh, derivative: (_, a) => 1 - a * a },
  /** max(0, z) without a branch; exact, because doubling and halving are. The derivative at 0 is taken to be 0. */
  relu: { value: (z) => (z + Math.abs(z)) * 0.5, derivative: (z) => (z > 0 ? 1 : 0) },
  /** Slope 0.01 below zero, so that units do not die (Maas, Hannun and Ng 2013). */
  leakyRelu: { value: (z) => (z > 0 ? z : LEAK * z), derivative: (z) => (z > 0 ? 1 : LEAK) },
  /** e^z − 1 below zero (Clevert, Unterthiner and Hochreiter 2016). */
  elu: { value: (z) => (z > 0 ? z : expm1(z)), derivative: (z, a) => (z > 0 ? 1 : a + 1) },
} satisfies Record<string, Activation>;

export type ElementwiseName = keyof typeof activations;

/** Softmax couples the units of a layer, so it is not elementwise; it is the output of a classifier of several classes. */
export type ActivationName = ElementwiseName | "softmax";

export const activationNames: readonly ActivationName[] = [...(Object.keys(activations) as ElementwiseName[]), "softmax"];

/** Whether a value from outside, such as a file, is the name of an activation; `toString` is not. */
export function isActivationName(value: unknown): value is ActivationName {
  return activationNames.includes(value as ActivationName);
}

/** A = g(Z) over a matrix (h × m). */
export function activateInto(A: Float64Array, Z: Float64Array, name: ActivationName, h: number, m: number): void {
  if (name === "softmax") {
    for (let i = 0; i < m; i++) softmaxInto(A, Z, i * h, h);
    return;
  }
  const { value } = activations[name];
  for (let e = 0; e < h * m; e++) A[e] = value(Z[e] as number);
}

/**
 * dZ = dA ∘ g′(Z) over `count` elements; dZ and dA may be the same array. Softmax is not elementwise; losses.ts has its
 * gradient.
 */
export function activationGradientInto(
  dZ: Float64Array,
  dA: Float64Array,
  Z: Float64Array,
  A: Float64Array,
  name: ElementwiseName,
  count: number,
): void {
  const derivative: Activation["derivative"] = activations[name].derivative;
  for (let e = 0; e < count; e++) dZ[e] = (dA[e] as number) * derivative(Z[e] as number, A[e] as number);
}

/** exp(z − max z) / Σ exp(z − max z) over the h numbers from `start` on: finite for every finite z. */
function softmaxInto(A: Float64Array, Z: Float64Array, start: number, h: number): void {
  let largest = Z[start] as number;
  for (let j = 1; j < h; j++) if ((Z[start + j] as number) > largest) largest = Z[start + j] as number;
  let sum = 0;
  for (let j = 0; j < h; j++) {
    const e = exp((Z[start + j] as number) - largest);
    A[start + j] = e;
    sum += e;
  }
  for (let j = 0; j < h; j++) A[start + j] = (A[start + j] as number) / sum;
}
