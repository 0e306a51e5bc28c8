// A layer of one unit, which would leave one lane of affine.ts idle: here the two lanes hold two samples.

import { derivative, RELU } from "./activations";
import { paired } from "./plan";

/**
 * Z = W X + b of one unit, four pairs of samples at a time. X has room for a multiple of eight samples and an even number of
 * inputs. The sums of successive samples are `strideZ` bytes apart.
 */
export function affineOfOne(Z: usize, strideZ: usize, W: usize, bias: f64, X: usize, strideX: usize, samples: i32, inputs: i32): void {
  const start = f64x2.splat(bias);
  for (let i = 0; i < samples; i += 8) {
    let x = X;
    let z0 = start, z1 = start, z2 = start, z3 = start;
    let k = 0;
    for (; k < inputs - 1; k += 2, x += 16) {
      const wLow = v128.load_splat<f64>(W + <usize>k * 8);
      const wHigh = v128.load_splat<f64>(W + <usize>k * 8, 8);
      z0 = twoInputs(z0, x, strideX, wLow, wHigh);
      z1 = twoInputs(z1, x + 2 * strideX, strideX, wLow, wHigh);
      z2 = twoInputs(z2, x + 4 * strideX, strideX, wLow, wHigh);
      z3 = twoInputs(z3, x + 6 * strideX, strideX, wLow, wHigh);
    }
    if (k < inputs) {
      const w = v128.load_splat<f64>(W + <usize>k * 8);
      z0 = oneInput(z0, x, strideX, w);
      z1 = oneInput(z1, x + 2 * strideX, strideX, w);
      z2 = oneInput(z2, x + 4 * strideX, strideX, w);
      z3 = oneInput(z3, x + 6 * strideX, strideX, w);
    }
    storeTwo(Z, strideZ, z0);
    storeTwo(Z + 2 * strideZ, strideZ, z1);
    storeTwo(Z + 4 * strideZ, strideZ, z2);
    storeTwo(Z + 6 * strideZ, strideZ, z3);
    X += 8 * strideX;
    Z += 8 * strideZ;
  }
}

/**
 * dZ of a layer of `units` ReLUs that a single unit reads: Wᵀ dZ of that unit times g′, two samples at a time; dA and A
 * share `stride`. The scalar code adds the single product to 0, which turns −0 into 0, but the sums that the result goes
 * into are the same with either.
 */
export function inputGradientOfOne(dA: usize, A: usize, stride: usize, W: usize, dZ: usize, samples: i32, units: i32): void {
  const row = paired(units);
  for (let i = 0; i < samples; i += 2, dA += 2 * stride, A += 2 * stride, dZ += 16) {
    const d0 = v128.load_splat<f64>(dZ);
    const d1 = v128.load_splat<f64>(dZ, 8);
    for (let e: usize = 0, f = stride; e < row; e += 16, f += 16) {
      const w = v128.load(W + e);
      v128.store(dA + e, f64x2.mul(f64x2.mul(w, d0), derivative(0, A + e, RELU)));
      v128.store(dA + f, f64x2.mul(f64x2.mul(w, d1), derivative(0, A + f, RELU)));
    }
  }
}

@inline
function twoInputs(z: v128, x: usize, stride: usize, wLow: v128, wHigh: v128): v128 {
  const a = v128.load(x);
  const b = v128.load(x + stride);
  z = f64x2.add(z, f64x2.mul(wLow, v128.shuffle<f64>(a, b, 0, 2)));
  return f64x2.add(z, f64x2.mul(wHigh, v128.shuffle<f64>(a, b, 1, 3)));
}

@inline
function oneInput(z: v128, x: usize, stride: usize, w: v128): v128 {
  return f64x2.add(z, f64x2.mul(w, v128.load_lane<f64>(x + stride, v128.load_zero<f64>(x), 1)));
}

@inline
function storeTwo(Z: usize, stride: usize, z: v128): void {
  v128.store_lane<f64>(Z, z, 0);
  v128.store_lane<f64>(Z + stride, z, 1);
}
