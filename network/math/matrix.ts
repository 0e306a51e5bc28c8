/**
 * The three matrix products of a neural network. Letters, shapes and layout in memory are explained in
 * network/README.md: a matrix of samples, such as X (n × m), keeps a sample's n values side by side; a matrix of weights,
 * W (h × n), keeps a unit's n weights side by side.
 *
 * Every sum is taken in the order written here. That order is part of the result: the SIMD kernel follows it to produce
 * the same bits.
 */

/** Z = W X + b: W (h × n), X (n × m), b (h) → Z (h × m). Each sum starts at the bias and runs over the inputs. */
export function affineInto(Z: Float64Array, W: Float64Array, b: Float64Array, X: Float64Array, m: number): void {
  const h = b.length;
  const n = W.length / h;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < h; j++) {
      let sum = b[j] as number;
      for (let k = 0; k < n; k++) sum += (W[j * n + k] as number) * (X[i * n + k] as number);
      Z[i * h + j] = sum;
    }
  }
}

/** dW = dZ Xᵀ and db = dZ 1: dZ (h × m), X (n × m) → dW (h × n), db (h). Each sum starts at 0 and runs over the samples. */
export function weightGradientInto(dW: Float64Array, db: Float64Array, dZ: Float64Array, X: Float64Array, m: number): void {
  const h = db.length;
  const n = dW.length / h;
  dW.fill(0);
  db.fill(0);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < h; j++) {
      const d = dZ[i * h + j] as number;
      db[j] = (db[j] as number) + d;
      for (let k = 0; k < n; k++) dW[j * n + k] = (dW[j * n + k] as number) + d * (X[i * n + k] as number);
    }
  }
}

/** dA = Wᵀ dZ: W (h × n), dZ (h × m) → dA (n × m). Each sum starts at 0 and runs over the units. */
export function inputGradientInto(dA: Float64Array, W: Float64Array, dZ: Float64Array, h: number, m: number): void {
  const n = W.length / h;
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < n; k++) {
      let sum = 0;
      for (let j = 0; j < h; j++) sum += (W[j * n + k] as number) * (dZ[i * h + j] as number);
      dA[i * n + k] = sum;
    }
  }
}

/** Σ aᵢ·bᵢ over two vectors of equal length. Throws RangeError if their lengths differ. */
export function dot(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) throw new RangeError(`dot: the lengths must be equal, got ${a.length} and ${b.length}`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** The Euclidean norm. */
export function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
