import { type Eigenpair, symmetricEigenpairs } from "./eigen.ts";
import { dot, norm } from "./matrix.ts";
import { createRandom } from "./random.ts";

/**
 * The eigenpairs of the `count` largest eigenvalues of a symmetric positive semidefinite matrix (n × n, row by row), largest
 * first, by subspace iteration with a Rayleigh–Ritz step (Saad 2011, Numerical Methods for Large Eigenvalue Problems,
 * section 5.2): a subspace of a few more dimensions than are wanted is multiplied by the matrix until it no longer turns. Where
 * eigenvalues are equal within rounding errors, any of their vectors may come. Throws RangeError if the matrix has another size.
 */
export function leadingEigenpairs(matrix: Float64Array, n: number, count: number): Eigenpair[] {
  if (matrix.length !== n * n) throw new RangeError(`a ${n} × ${n} matrix must have ${n * n} entries, got ${matrix.length}`);
  const size = Math.min(n, count + GUARD_VECTORS);
  let basis = orthonormal(startingVectors(n, size));
  for (let iteration = 1; ; iteration++) {
    const images = basis.map((q) => multiply(matrix, q));
    const projected = Float64Array.from({ length: size * size }, (_, e) =>
      dot(basis[Math.floor(e / size)] as Float64Array, images[e % size] as Float64Array),
    );
    const ritz = symmetricEigenpairs(projected, size);
    const wanted = ritz.slice(0, count).map(({ value, vector }) => ({ value, vector: combine(basis, vector) }));
    const largest = Math.abs(ritz[0]?.value ?? 0);
    const isSettled = ritz.slice(0, count).every(({ value, vector }, i) => {
      const image = combine(images, vector);
      const residual = norm(image.map((x, k) => x - value * ((wanted[i] as Eigenpair).vector[k] as number)));
      return residual <= Math.max(VECTOR_TOLERANCE * value, ROUNDING * largest);
    });
    if (isSettled || iteration === MOST_ITERATIONS) return wanted;
    basis = orthonormal(ritz.map(({ vector }) => combine(images, vector)));
  }
}

/** Σ weightᵢ · vectorᵢ. */
export function combine(vectors: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array((vectors[0] as Float64Array).length);
  vectors.forEach((vector, i) => {
    const weight = weights[i] as number;
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + weight * (vector[k] as number);
  });
  return sum;
}

/** The error shrinks by the ratio of the first eigenvalue outside the subspace to that of the pair: more dimensions, fewer iterations. */
const GUARD_VECTORS = 6;
const MOST_ITERATIONS = 300;
/** The residual of a pair, relative to its eigenvalue, and what rounding errors make of it, relative to the largest. */
const VECTOR_TOLERANCE = 1e-11;
const ROUNDING = 1e-15;

function startingVectors(n: number, size: number): Float64Array[] {
  const random = createRandom(1);
  return Array.from({ length: size }, () => Float64Array.from({ length: n }, () => random.uniform() - 0.5));
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return Float64Array.from({ length: n }, (_, i) => dot(matrix.subarray(i * n, (i + 1) * n), vector));
}

/** The vectors made orthonormal in their order (Gram and Schmidt, twice over); one that depends on those before it becomes 0. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) basis.push(orthogonalUnit(vector, basis));
  return basis;
}

/** What of a vector is orthogonal to an orthonormal basis, scaled to length 1; zeros if nothing but rounding errors is. */
export function orthogonalUnit(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(vector);
  const before = norm(rest);
  for (let pass = 0; pass < 2; pass++)
    for (const q of basis) {
      const along = dot(rest, q);
      for (let k = 0; k < rest.length; k++) rest[k] = (rest[k] as number) - along * (q[k] as number);
    }
  const length = norm(rest);
  return length > before * 1e-14 ? rest.map((x) => x / length) : rest.fill(0);
}
