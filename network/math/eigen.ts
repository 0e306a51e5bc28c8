/** An eigenvalue with its eigenvector, which has length 1. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: Float64Array;
}

/**
 * All eigenpairs of a symmetric matrix (n × n, row by row), largest eigenvalue first, by Jacobi's method (1846): each rotation
 * zeroes one off-diagonal entry, and the sum of their squares decreases until only rounding errors remain. Throws RangeError
 * if the matrix has another size.
 */
export function symmetricEigenpairs(matrix: Float64Array, n: number): Eigenpair[] {
  if (matrix.length !== n * n) throw new RangeError(`a ${n} × ${n} matrix must have ${n * n} entries, got ${matrix.length}`);
  const A = Float64Array.from(matrix);
  const V = new Float64Array(n * n);
  for (let i = 0; i < n; i++) V[i * n + i] = 1;
  for (let sweep = 0; sweep < 60 && offDiagonal(A, n) > 0; sweep++)
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) zeroInPlace(A, V, n, p, q);
  return Array.from({ length: n }, (_, i) => ({
    value: A[i * n + i] as number,
    vector: Float64Array.from({ length: n }, (_, k) => V[k * n + i] as number),
  })).sort((a, b) => b.value - a.value);
}

/** The sum of the squares above the diagonal, or 0 once it is negligible beside the diagonal. */
function offDiagonal(A: Float64Array, n: number): number {
  let off = 0;
  let diagonal = 0;
  for (let i = 0; i < n; i++) {
    diagonal += (A[i * n + i] as number) * (A[i * n + i] as number);
    for (let j = i + 1; j < n; j++) off += (A[i * n + j] as number) * (A[i * n + j] as number);
  }
  return off > diagonal * 1e-32 ? off : 0;
}

/** Rotates rows and columns p and q of A by the angle that zeroes A[p, q], and the columns of V likewise. */
function zeroInPlace(A: Float64Array, V: Float64Array, n: number, p: number, q: number): void {
  const apq = A[p * n + q] as number;
  if (apq === 0) return;
  const theta = ((A[q * n + q] as number) - (A[p * n + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) rotate(A, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) rotate(A, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k++) rotate(V, k * n + p, k * n + q, c, s);
}

function rotate(M: Float64Array, i: number, j: number, c: number, s: number): void {
  const a = M[i] as number;
  const b = M[j] as number;
  M[i] = c * a - s * b;
  M[j] = s * a + c * b;
}
