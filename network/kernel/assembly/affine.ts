// Z = W X + b for a block of samples: affineInto of network/math/matrix.ts, two units at a time. Each lane holds the sum of
// one unit, which starts at the bias and runs over the inputs in the scalar order.

import { reluLanes } from "./activations";
import { paired } from "./plan";

/** Pairs of units in a panel. With two samples that makes eight sums in registers, enough to hide the latency of an addition. */
const PANEL_PAIRS: i32 = 4;

/**
 * Copies W and b into the order of their use: for each panel of eight units (or the remaining ones, padded to a pair) the
 * biases, then for each input the units' weights. W[unit][input] is at W + unit · unitStride + input · inputStride. If b is
 * 0, the biases are 0.
 */
export function pack(panels: usize, W: usize, b: usize, units: i32, inputs: i32, unitStride: usize, inputStride: usize): void {
  for (let j = 0; j < units; j += 2 * PANEL_PAIRS) {
    const used = min(units - j, 2 * PANEL_PAIRS);
    const rowBytes = paired(used);
    for (let u = 0; u < used; u += 2, W += 2 * unitStride) {
      const to = panels + <usize>u * 8;
      const isPair = u + 1 < used;
      store<f64>(to, b ? load<f64>(b + <usize>(j + u) * 8) : 0);
      store<f64>(to, b && isPair ? load<f64>(b + <usize>(j + u + 1) * 8) : 0, 8);
      if (!isPair) packUnit(to + rowBytes, rowBytes, W, inputs, inputStride);
      else if (unitStride == 8) packColumns(to + rowBytes, rowBytes, W, inputs, inputStride);
      else packRows(to + rowBytes, rowBytes, W, inputs, unitStride);
    }
    panels += rowBytes * <usize>(inputs + 1);
  }
}

/** A last unit without a partner. */
function packUnit(to: usize, rowBytes: usize, W: usize, inputs: i32, inputStride: usize): void {
  for (let k = 0; k < inputs; k++, to += rowBytes, W += inputStride) v128.store(to, v128.load_zero<f64>(W));
}

/** Two units whose weights of an input are side by side. */
function packColumns(to: usize, rowBytes: usize, W: usize, inputs: i32, inputStride: usize): void {
  for (let k = 0; k < inputs; k++, to += rowBytes, W += inputStride) v128.store(to, v128.load(W));
}

/** Two units, each with its own weights side by side. */
function packRows(to: usize, rowBytes: usize, W: usize, inputs: i32, unitStride: usize): void {
  let k = 0;
  for (; k + 1 < inputs; k += 2, to += 2 * rowBytes, W += 16) {
    const one = v128.load(W);
    const other = v128.load(W + unitStride);
    v128.store(to, v128.shuffle<f64>(one, other, 0, 2));
    v128.store(to + rowBytes, v128.shuffle<f64>(one, other, 1, 3));
  }
  if (k < inputs) v128.store(to, v128.load_lane<f64>(W + unitStride, v128.load_zero<f64>(W), 1));
}

/** Z = W X + b, or max(0, W X + b) with `relu`. X and Z have room for an even number of samples. */
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

/** `pairs` is a constant in every call, so the branches on it are compiled away. Returns the address of the next panel. */
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
