// dW = dZ Xᵀ and db = dZ 1 for a block of samples: weightGradientInto of network/math/matrix.ts, two weights at a time. Each
// lane holds the sum of one weight, which runs over the samples in their order, from block to block.

/** Adds to G (units × columns). The rows of X end with a 1, so that the last column is the gradient of the bias. */
export function weightGradient(G: usize, dZ: usize, strideZ: usize, X: usize, strideX: usize, samples: i32, units: i32, columns: i32): void {
  const row = <usize>columns * 8;
  let j = 0;
  for (; j + 3 <= units; j += 3, G += 3 * row, dZ += 24) {
    let g = G;
    let x = X;
    let pairs = columns >> 1;
    for (; pairs >= 3; pairs -= 3, g += 48, x += 48) threeUnits(3, g, row, dZ, strideZ, x, strideX, samples);
    if (pairs == 2) threeUnits(2, g, row, dZ, strideZ, x, strideX, samples);
    else if (pairs == 1) threeUnits(1, g, row, dZ, strideZ, x, strideX, samples);
  }
  for (; j < units; j++, G += row, dZ += 8) {
    let g = G;
    let x = X;
    let pairs = columns >> 1;
    for (; pairs >= 8; pairs -= 8, g += 128, x += 128) oneUnit(8, g, dZ, strideZ, x, strideX, samples);
    for (; pairs >= 4; pairs -= 4, g += 64, x += 64) oneUnit(4, g, dZ, strideZ, x, strideX, samples);
    for (; pairs >= 1; pairs -= 1, g += 16, x += 16) oneUnit(1, g, dZ, strideZ, x, strideX, samples);
  }
}

/** `pairs` is a constant in every call, so the branches on it are compiled away. */
@inline
function threeUnits(pairs: i32, g: usize, row: usize, d: usize, strideZ: usize, x: usize, strideX: usize, samples: i32): void {
  const h = g + row;
  const k = h + row;
  let g0 = v128.load(g), h0 = v128.load(h), k0 = v128.load(k);
  let g1 = pairs > 1 ? v128.load(g, 16) : g0, h1 = pairs > 1 ? v128.load(h, 16) : g0, k1 = pairs > 1 ? v128.load(k, 16) : g0;
  let g2 = pairs > 2 ? v128.load(g, 32) : g0, h2 = pairs > 2 ? v128.load(h, 32) : g0, k2 = pairs > 2 ? v128.load(k, 32) : g0;
  for (let i = 0; i < samples; i++, x += strideX, d += strideZ) {
    const dg = v128.load_splat<f64>(d);
    const dh = v128.load_splat<f64>(d, 8);
    const dk = v128.load_splat<f64>(d, 16);
    const x0 = v128.load(x);
    g0 = f64x2.add(g0, f64x2.mul(dg, x0));
    h0 = f64x2.add(h0, f64x2.mul(dh, x0));
    k0 = f64x2.add(k0, f64x2.mul(dk, x0));
    if (pairs > 1) {
      const x1 = v128.load(x, 16);
      g1 = f64x2.add(g1, f64x2.mul(dg, x1));
      h1 = f64x2.add(h1, f64x2.mul(dh, x1));
      k1 = f64x2.add(k1, f64x2.mul(dk, x1));
    }
    if (pairs > 2) {
      const x2 = v128.load(x, 32);
      g2 = f64x2.add(g2, f64x2.mul(dg, x2));
      h2 = f64x2.add(h2, f64x2.mul(dh, x2));
      k2 = f64x2.add(k2, f64x2.mul(dk, x2));
    }
  }
  v128.store(g, g0), v128.store(h, h0), v128.store(k, k0);
  if (pairs > 1) v128.store(g, g1, 16), v128.store(h, h1, 16), v128.store(k, k1, 16);
  if (pairs > 2) v128.store(g, g2, 32), v128.store(h, h2, 32), v128.store(k, k2, 32);
}

@inline
function oneUnit(pairs: i32, g: usize, d: usize, strideZ: usize, x: usize, strideX: usize, samples: i32): void {
  let g0 = v128.load(g);
  let g1 = pairs > 1 ? v128.load(g, 16) : g0, g2 = pairs > 1 ? v128.load(g, 32) : g0, g3 = pairs > 1 ? v128.load(g, 48) : g0;
  let g4 = pairs > 4 ? v128.load(g, 64) : g0, g5 = pairs > 4 ? v128.load(g, 80) : g0;
  let g6 = pairs > 4 ? v128.load(g, 96) : g0, g7 = pairs > 4 ? v128.load(g, 112) : g0;
  for (let i = 0; i < samples; i++, x += strideX, d += strideZ) {
    const dg = v128.load_splat<f64>(d);
    g0 = f64x2.add(g0, f64x2.mul(dg, v128.load(x)));
    if (pairs > 1) {
      g1 = f64x2.add(g1, f64x2.mul(dg, v128.load(x, 16)));
      g2 = f64x2.add(g2, f64x2.mul(dg, v128.load(x, 32)));
      g3 = f64x2.add(g3, f64x2.mul(dg, v128.load(x, 48)));
    }
    if (pairs > 4) {
      g4 = f64x2.add(g4, f64x2.mul(dg, v128.load(x, 64)));
      g5 = f64x2.add(g5, f64x2.mul(dg, v128.load(x, 80)));
      g6 = f64x2.add(g6, f64x2.mul(dg, v128.load(x, 96)));
      g7 = f64x2.add(g7, f64x2.mul(dg, v128.load(x, 112)));
    }
  }
  v128.store(g, g0);
  if (pairs > 1) v128.store(g, g1, 16), v128.store(g, g2, 32), v128.store(g, g3, 48);
  if (pairs > 4) v128.store(g, g4, 64), v128.store(g, g5, 80), v128.store(g, g6, 96), v128.store(g, g7, 112);
}
