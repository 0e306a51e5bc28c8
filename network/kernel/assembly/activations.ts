// The activation functions of network/learning/activations.ts, two numbers at a time.

import { constant, HALF, LEAK, magnitude, ONE } from "./constants";
import { expLanes, expm1Lanes, tanhLanes } from "./exact-lanes";
import { sigmoids } from "./exact-passes";

/** The indices of ACTIVATION_CODES in network/kernel/plan.ts. */
export const IDENTITY: i32 = 0;
export const SIGMOID: i32 = 1;
export const TANH: i32 = 2;
export const RELU: i32 = 3;
export const LEAKY_RELU: i32 = 4;
export const ELU: i32 = 5;
export const SOFTMAX: i32 = 6;

@inline
export function reluLanes(z: v128): v128 {
  return f64x2.mul(f64x2.add(z, magnitude(z)), constant(HALF));
}

/** A = g(Z) over `bytes` bytes, a multiple of 16; A and Z may be the same. Softmax has a function of its own. */
export function activate(A: usize, Z: usize, bytes: usize, activation: i32): void {
  switch (activation) {
    case IDENTITY:
      if (A != Z) memory.copy(A, Z, bytes);
      break;
    case SIGMOID:
      sigmoids(A, Z, bytes);
      break;
    case TANH:
      for (let e: usize = 0; e < bytes; e += 16) v128.store(A + e, tanhLanes(v128.load(Z + e)));
      break;
    case RELU:
      for (let e: usize = 0; e < bytes; e += 16) v128.store(A + e, reluLanes(v128.load(Z + e)));
      break;
    case LEAKY_RELU:
      for (let e: usize = 0; e < bytes; e += 16) {
        const z = v128.load(Z + e);
        v128.store(A + e, v128.bitselect(z, f64x2.mul(constant(LEAK), z), f64x2.gt(z, f64x2.splat(0))));
      }
      break;
    case ELU:
      for (let e: usize = 0; e < bytes; e += 16) {
        const z = v128.load(Z + e);
        const zero = f64x2.splat(0);
        v128.store(A + e, v128.bitselect(z, expm1Lanes(f64x2.pmin(z, zero)), f64x2.gt(z, zero)));
      }
      break;
  }
}

/**
 * D ← D ∘ g′(Z) over `bytes` bytes, a multiple of 16. In hidden layers Z has been overwritten with A, unless KEEPS_Z of
 * network/kernel/plan.ts lists the activation.
 */
export function activationGradient(D: usize, Z: usize, A: usize, bytes: usize, activation: i32): void {
  if (activation == SIGMOID) timesDerivative(D, Z, A, bytes, SIGMOID);
  else if (activation == TANH) timesDerivative(D, Z, A, bytes, TANH);
  else if (activation == RELU) timesDerivative(D, Z, A, bytes, RELU);
  else if (activation == LEAKY_RELU) timesDerivative(D, Z, A, bytes, LEAKY_RELU);
  else if (activation == ELU) timesDerivative(D, Z, A, bytes, ELU);
}

/** The activation is a constant in every call, so the branches of `derivative` are compiled away. */
@inline
function timesDerivative(D: usize, Z: usize, A: usize, bytes: usize, activation: i32): void {
  for (let e: usize = 0; e < bytes; e += 16) v128.store(D + e, f64x2.mul(v128.load(D + e), derivative(Z + e, A + e, activation)));
}

/**
 * g′(z) for the two z at the address Z and their a = g(z) at the address A. It takes addresses so that only what is used is
 * loaded. ReLU and its variants test a > 0, which holds exactly where z > 0.
 */
@inline
export function derivative(Z: usize, A: usize, activation: i32): v128 {
  const one = constant(ONE);
  const a = v128.load(A);
  if (activation == SIGMOID) return f64x2.mul(a, f64x2.sub(one, a));
  if (activation == TANH) return f64x2.sub(one, f64x2.mul(a, a));
  const isPositive = f64x2.gt(a, f64x2.splat(0));
  if (activation == RELU) return v128.and(isPositive, one);
  return v128.bitselect(one, activation == ELU ? f64x2.add(a, one) : constant(LEAK), isPositive);
}

/** exp(z − max z) / Σ exp(z − max z) for each sample. Samples have `units` numbers and are `stride` bytes apart. */
export function softmax(A: usize, Z: usize, samples: i32, units: i32, stride: usize): void {
  for (let i = 0; i < samples; i++, A += stride, Z += stride) {
    const sum = exponentials(A, Z, largest(Z, units), units, stride);
    for (let j: usize = 0; j < <usize>units * 8; j += 8) store<f64>(A + j, load<f64>(A + j) / sum);
  }
}

/** E = exp(Z − shift) for one sample; returns their sum. */
export function exponentials(E: usize, Z: usize, shift: f64, units: i32, stride: usize): f64 {
  const shifts = f64x2.splat(shift);
  for (let e: usize = 0; e < stride; e += 16) v128.store(E + e, expLanes(f64x2.sub(v128.load(Z + e), shifts)));
  let sum: f64 = 0;
  for (let j: usize = 0; j < <usize>units * 8; j += 8) sum += load<f64>(E + j);
  return sum;
}

export function largest(Z: usize, units: i32): f64 {
  let best = load<f64>(Z);
  for (let j: usize = 8; j < <usize>units * 8; j += 8) if (load<f64>(Z + j) > best) best = load<f64>(Z + j);
  return best;
}
