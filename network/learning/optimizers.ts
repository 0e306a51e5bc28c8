import { type Bounds, checkKeys, checkName, checkNumber } from "../math/checks.ts";
import { powInteger } from "../math/exact.ts";

/** An optimizer by name, with its constants. */
export type OptimizerOptions =
  | { readonly name: "sgd" }
  | { readonly name: "momentum"; readonly momentum: number }
  | { readonly name: "nesterov"; readonly momentum: number }
  | { readonly name: "rmsprop"; readonly decay: number; readonly epsilon: number }
  | { readonly name: "adam"; readonly beta1: number; readonly beta2: number; readonly epsilon: number }
  /** Adam with decoupled weight decay: the parameters shrink directly, not through the gradient. */
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

/** The number of vectors, each as long as the parameters, that an optimizer keeps between steps. */
export function stateVectorCount(name: OptimizerName): number {
  return { sgd: 0, momentum: 1, nesterov: 1, rmsprop: 1, adam: 2, adamw: 2 }[name];
}

/** Throws RangeError, with the rule and the value, for an unknown optimizer or a constant that is missing or outside its range. */
export function checkOptimizer(options: OptimizerOptions): void {
  checkName("optimizer.name", options?.name, Object.keys(optimizers));
  const { name, ...constants } = optimizers[options.name];
  const keys = Object.keys(constants);
  checkKeys("optimizer", options, ["name", ...keys]);
  for (const key of keys) checkNumber(`optimizer.${key}`, (options as Record<string, unknown>)[key], boundsOf(name, key));
}

/**
 * One step: changes the parameters P and the optimizer's state in place, given the gradient G, the learning rate η and the
 * number of this step, counted from 1.
 */
export function updateInto(
  P: Float64Array,
  G: Float64Array,
  optimizerState: readonly Float64Array[],
  options: OptimizerOptions,
  learningRate: number,
  step: number,
): void {
  switch (options.name) {
    case "sgd":
      sgdStep(P, G, learningRate);
      break;
    case "momentum":
      momentumStep(P, G, optimizerState, options.momentum, learningRate);
      break;
    case "nesterov":
      nesterovStep(P, G, optimizerState, options.momentum, learningRate);
      break;
    case "rmsprop":
      rmspropStep(P, G, optimizerState, options.decay, options.epsilon, learningRate);
      break;
    case "adam":
    case "adamw":
      adamStep(P, G, optimizerState, options, adamConstants(options, learningRate, step));
      break;
  }
}

type AdamOptions = Extract<OptimizerOptions, { name: "adam" | "adamw" }>;

/** What Adam computes once per step: step size and root that correct the bias of the running means, and the weight decay's factor. */
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

/** P ← P − η G (Cauchy 1847). */
function sgdStep(P: Float64Array, G: Float64Array, rate: number): void {
  for (let e = 0; e < P.length; e++) P[e] = (P[e] as number) - rate * (G[e] as number);
}

/** V ← μ V + G, P ← P − η V (Polyak 1964). */
function momentumStep(P: Float64Array, G: Float64Array, state: readonly Float64Array[], momentum: number, rate: number): void {
  const [V] = state as [Float64Array];
  for (let e = 0; e < P.length; e++) {
    const v = momentum * (V[e] as number) + (G[e] as number);
    V[e] = v;
    P[e] = (P[e] as number) - rate * v;
  }
}

/** V ← μ V + G, P ← P − η (G + μ V): the look-ahead, rewritten for the current point (Nesterov 1983; Sutskever et al. 2013). */
function nesterovStep(P: Float64Array, G: Float64Array, state: readonly Float64Array[], momentum: number, rate: number): void {
  const [V] = state as [Float64Array];
  for (let e = 0; e < P.length; e++) {
    const g = G[e] as number;
    const v = momentum * (V[e] as number) + g;
    V[e] = v;
    P[e] = (P[e] as number) - rate * (g + momentum * v);
  }
}

/** S ← ρ S + (1 − ρ) G², P ← P − η G / (√S + ε) (Tieleman and Hinton 2012). */
function rmspropStep(P: Float64Array, G: Float64Array, state: readonly Float64Array[], decay: number, epsilon: number, rate: number): void {
  const [S] = state as [Float64Array];
  const rest = 1 - decay;
  for (let e = 0; e < P.length; e++) {
    const g = G[e] as number;
    const s = decay * (S[e] as number) + rest * (g * g);
    S[e] = s;
    P[e] = (P[e] as number) - (rate * g) / (Math.sqrt(s) + epsilon);
  }
}

/**
 * M ← β₁ M + (1 − β₁) G, S ← β₂ S + (1 − β₂) G²; M̂ and Ŝ are M and S, bias-corrected, because both start at zero;
 * P ← P − η (M̂ / (√Ŝ + ε) + λ P) (Kingma and Ba 2015; with λ > 0 Loshchilov and Hutter 2019).
 */
function adamStep(
  P: Float64Array,
  G: Float64Array,
  state: readonly Float64Array[],
  { beta1, beta2, epsilon }: AdamOptions,
  { stepSize, sqrtBiasCorrection, decayFactor }: ReturnType<typeof adamConstants>,
): void {
  const [M, S] = state as [Float64Array, Float64Array];
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

function boundsOf(name: OptimizerName, constant: string): Bounds {
  if (constant === "epsilon") return { above: 0 };
  return name === "adamw" && constant === "decay" ? { from: 0 } : { from: 0, below: 1 };
}
