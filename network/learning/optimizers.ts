import { powInteger } from "../math/exact.ts";

/** Which optimizer, and its constants. */
export type OptimizerOptions =
  | { readonly name: "sgd" }
  | { readonly name: "momentum"; readonly momentum: number }
  | { readonly name: "nesterov"; readonly momentum: number }
  | { readonly name: "rmsprop"; readonly decay: number; readonly epsilon: number }
  | { readonly name: "adam"; readonly beta1: number; readonly beta2: number; readonly epsilon: number }
  /** Adam with the weight decay taken off the parameters directly rather than through the gradient. */
  | { readonly name: "adamw"; readonly beta1: number; readonly beta2: number; readonly epsilon: number; readonly decay: number };

export type OptimizerName = OptimizerOptions["name"];

/** The usual constants of each optimizer. */
export const optimizers: { readonly [Name in OptimizerName]: Extract<OptimizerOptions, { name: Name }> } = {
  sgd: { name: "sgd" },
  momentum: { name: "momentum", momentum: 0.9 },
  nesterov: { name: "nesterov", momentum: 0.9 },
  rmsprop: { name: "rmsprop", decay: 0.9, epsilon: 1e-8 },
  adam: { name: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  adamw: { name: "adamw", beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: 0.01 },
};

/** How many vectors of the parameters' length an optimizer remembers between steps. */
export function stateVectorCount(name: OptimizerName): number {
  return { sgd: 0, momentum: 1, nesterov: 1, rmsprop: 1, adam: 2, adamw: 2 }[name];
}

/**
 * One step: changes `parameters` P and the `moments` in place, given the gradient G, the learning rate η and the number t
 * of this step, counted from 1.
 */
export function updateInto(
  P: Float64Array,
  G: Float64Array,
  optimizerState: readonly Float64Array[],
  options: OptimizerOptions,
  learningRate: number,
  step: number,
): void {
  const [first, second] = optimizerState as [Float64Array, Float64Array];
  switch (options.name) {
    case "sgd":
      descend(P, G, learningRate);
      break;
    case "momentum":
      momentumStep(P, G, first, options.momentum, learningRate);
      break;
    case "nesterov":
      nesterovStep(P, G, first, options.momentum, learningRate);
      break;
    case "rmsprop":
      rmspropStep(P, G, first, options.decay, options.epsilon, learningRate);
      break;
    case "adam":
    case "adamw":
      adamStep(P, G, first, second, options, adamConstants(options, learningRate, step));
      break;
  }
}

/** P ← P − η G (Cauchy 1847). */
function descend(P: Float64Array, G: Float64Array, rate: number): void {
  for (let e = 0; e < P.length; e++) P[e] = (P[e] as number) - rate * (G[e] as number);
}

/** V ← μ V + G, P ← P − η V (Polyak 1964). */
function momentumStep(P: Float64Array, G: Float64Array, V: Float64Array, momentum: number, rate: number): void {
  for (let e = 0; e < P.length; e++) {
    const v = momentum * (V[e] as number) + (G[e] as number);
    V[e] = v;
    P[e] = (P[e] as number) - rate * v;
  }
}

/** V ← μ V + G, P ← P − η (G + μ V): the look-ahead written at the present point (Nesterov 1983; Sutskever et al. 2013). */
function nesterovStep(P: Float64Array, G: Float64Array, V: Float64Array, momentum: number, rate: number): void {
  for (let e = 0; e < P.length; e++) {
    const g = G[e] as number;
    const v = momentum * (V[e] as number) + g;
    V[e] = v;
    P[e] = (P[e] as number) - rate * (g + momentum * v);
  }
}

/** S ← ρ S + (1 − ρ) G², P ← P − η G / (√S + ε) (Tieleman and Hinton 2012). */
function rmspropStep(P: Float64Array, G: Float64Array, S: Float64Array, decay: number, epsilon: number, rate: number): void {
  const rest = 1 - decay;
  for (let e = 0; e < P.length; e++) {
    const g = G[e] as number;
    const s = decay * (S[e] as number) + rest * (g * g);
    S[e] = s;
    P[e] = (P[e] as number) - (rate * g) / (Math.sqrt(s) + epsilon);
  }
}

type AdamOptions = Extract<OptimizerOptions, { name: "adam" | "adamw" }>;

/** What Adam computes once a step: the rate and the root that free the moments from their start at zero, and the decay's factor. */
export function adamConstants(
  options: AdamOptions,
  rate: number,
  step: number,
): { stepSize: number; sqrtBiasCorrection: number; decayFactor: number } {
  return {
    stepSize: rate / (1 - powInteger(options.beta1, step)),
    sqrtBiasCorrection: Math.sqrt(1 - powInteger(options.beta2, step)),
    decayFactor: 1 - rate * (options.name === "adamw" ? options.decay : 0),
  };
}

/**
 * M ← β₁ M + (1 − β₁) G, S ← β₂ S + (1 − β₂) G², both freed from their start at zero, P ← P − η (M̂ / (√Ŝ + ε) + λ P)
 * (Kingma and Ba 2015; with λ > 0 Loshchilov and Hutter 2019).
 */
function adamStep(
  P: Float64Array,
  G: Float64Array,
  M: Float64Array,
  S: Float64Array,
  { beta1, beta2, epsilon }: AdamOptions,
  { stepSize, sqrtBiasCorrection, decayFactor }: ReturnType<typeof adamConstants>,
): void {
  const rest1 = 1 - beta1;
  const rest2 = 1 - beta2;
  for (let e = 0; e < P.length; e++) {
    const g = G[e] as number;
    const m = beta1 * (M[e] as number) + rest1 * g;
    const s = beta2 * (S[e] as number) + rest2 * (g * g);
    M[e] = m;
    S[e] = s;
    P[e] = decayFactor * (P[e] as number) - (stepSize * m) / (Math.sqrt(s) / sqrtBiasCorrection + epsilon);
  }
}
