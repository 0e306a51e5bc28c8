// Z = W X + b for a block of samples: network/math/matrix.ts, two units at a time. Each lane is one unit's sum, which
// starts at the bias and runs over the inputs as the scalar sum does.

import { derivative, RELU, reluLanes } from "./activations";
import { paired } from "./plan";

/** Pairs of units in a panel: with two samples they keep eight sums in registers, enough to hide an addition's latency. */
const PANEL_PAIRS: i32 = 4;

/**
 * Lays W and b out in the order of their use: for each panel of eight units (or what is left, padded to a pair) the
 * biases, then for each input the units' weights. W[unit][input] stands at W + unit · unitStride + input · inputStride.
 * A `b` of 0 means none.
 */
export function pack(panels: usize, W: usize, b: usize, units: i32, inputs: i32, unitStride: usize, inputStride: usize): void {
  for (let j = 0; j < units; j += 2 * PANEL_PAIRS) {
    const used = min(units - j, 2 * PANEL_PAIRS);
    const rowBytes = paired(used);
    const end = panels + rowBytes * <usize>(inputs + 1);
    for (let u = 0; u < used; u++, W += unitStride) {
      let to = panels + <usize>u * 8;
      store<f64>(to, b ? load<f64>(b + <usize>(j + u) * 8) : 0);
      let from = W;
      for (to += rowBytes; to < end; to += rowBytes, from += inputStride) store<f64>(to, load<f64>(from));
    }
    if (used & 1) for (let to = panels + <usize>used * 8; to < end; to += rowBytes) store<f64>(to, 0);
    panels = end;
  }
}

/** Z = W X + b, or max(0, W X + b) with `relu`; X and Z have room for an even number of samples. */
export function affine(
  Z: usize,
  strideZ: usize,
  panels: usize,
  X: usize,
  strideX: usize,
  samples: i32,
  units: i32,
  inputs: i32,
  relu: bool,
): void {
  let pairs = (units + 1) >> 1;
  for (; pairs >= PANEL_PAIRS; pairs -= PANEL_PAIRS) {
    panels = panel(4, Z, strideZ, panels, X, strideX, samples, inputs, relu);
    Z += PANEL_PAIRS * 16;
  }
  if (pairs == 3) panel(3, Z, strideZ, panels, X, strideX, samples, inputs, relu);
  else if (pairs == 2) panel(2, Z, strideZ, panels, X, strideX, samples, inputs, relu);
  else if (pairs == 1) panel(1, Z, strideZ, panels, X, strideX, samples, inputs, relu);
}

/** `pairs` is a constant at every call, so the branches on it vanish. Returns where the next panel begins. */
// prettier-ignore
@inline
function panel(pairs: i32, Z: usize, strideZ: usize, P: usize, X: usize, strideX: usize, samples: i32, inputs: i32, relu: bool): usize {
  const row = <usize>pairs * 16;
  const end = <usize>inputs * 8;
  for (let i = 0; i < samples; i += 2) {
    let x = X;
    const last = x + end;
    let a0 = v128.load(P), b0 = a0;
    let a1 = pairs > 1 ? v128.load(P, 16) : a0, b1 = a1;
    let a2 = pairs > 2 ? v128.load(P, 32) : a0, b2 = a2;
    let a3 = pairs > 3 ? v128.load(P, 48) : a0, b3 = a3;
    for (let w = P + row; x < last; x += 8, w += row) {
      const xa = v128.load_splat<f64>(x);
      const xb = v128.load_splat<f64>(x + strideX);
      const w0 = v128.load(w);
      a0 = f64x2.add(a0, f64x2.mul(w0, xa));
      b0 = f64x2.add(b0, f64x2.mul(w0, xb));
      if (pairs > 1) {
        const w1 = v128.load(w, 16);
        a1 = f64x2.add(a1, f64x2.mul(w1, xa));
        b1 = f64x2.add(b1, f64x2.mul(w1, xb));
      }
      if (pairs > 2) {
        const w2 = v128.load(w, 32);
        a2 = f64x2.add(a2, f64x2.mul(w2, xa));
        b2 = f64x2.add(b2, f64x2.mul(w2, xb));
      }
      if (pairs > 3) {
        const w3 = v128.load(w, 48);
        a3 = f64x2.add(a3, f64x2.mul(w3, xa));
        b3 = f64x2.add(b3, f64x2.mul(w3, xb));
      }
    }
    if (relu) {
      a0 = reluLanes(a0), b0 = reluLanes(b0);
      if (pairs > 1) a1 = reluLanes(a1), b1 = reluLanes(b1);
      if (pairs > 2) a2 = reluLanes(a2), b2 = reluLanes(b2);
      if (pairs > 3) a3 = reluLanes(a3), b3 = reluLanes(b3);
    }
    const z = Z + strideZ;
    v128.store(Z, a0), v128.store(z, b0);
    if (pairs > 1) v128.store(Z, a1, 16), v128.store(z, b1, 16);
    if (pairs > 2) v128.store(Z, a2, 32), v128.store(z, b2, 32);
    if (pairs > 3) v128.store(Z, a3, 48), v128.store(z, b3, 48);
    X += 2 * strideX;
    Z += 2 * strideZ;
  }
  return P + row * <usize>(inputs + 1);
}

/**
 * Z = W X + b where there is one unit: here the lanes are two samples, four pairs of them at once. X has room for a
 * multiple of eight samples, and for a whole number of pairs of inputs; Z lies as `strideZ` says.
 */
// prettier-ignore
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

/**
 * dA = Wᵀ dZ ∘ g′(A) from the one unit that reads `units` ReLUs, two samples at a time; dA and A share `stride`. The
 * scalar sum adds its single product to 0, which turns −0 into 0; the sums that it goes into are the same with either.
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
