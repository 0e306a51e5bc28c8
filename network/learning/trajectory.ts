import { combine, leadingEigenpairs, orthogonalUnit } from "../math/leading.ts";
import { dot } from "../math/matrix.ts";
import type { Plane } from "./landscape.ts";

/** The plane that captures most of the movement of one or several trainings. Its axes have length 1 and are orthogonal. */
export interface TrajectoryPlane extends Plane {
  /** The shares of the variance of all points along u and along v; their sum, in [0, 1], is what the plane keeps. */
  readonly variance: readonly [number, number];
  /** Each path, projected: [x, y] for each of its points. */
  readonly paths: readonly (readonly (readonly [number, number])[])[];
}

/**
 * The plane through the last point of a path, or through the mean of the last points of several, along the first two principal
 * components of all their points. Along both axes the first path starts at a coordinate of at most 0. Axes along which nothing
 * varies are completed to an orthonormal pair; if all points are equal, the plane keeps everything. Throws RangeError for a path
 * without points, for numbers that are not finite, and unless all points have the same number of parameters, at least two.
 */
export function trajectoryPlane(paths: readonly (readonly Float64Array[])[]): TrajectoryPlane {
  checkPaths(paths);
  const points = paths.flat();
  const start = points[0] as Float64Array;
  const origin = meanOf(paths.map((path) => path.at(-1) as Float64Array));
  const { axes, variances, total } = principalAxes(points);
  const [u, v] = completed(axes, start.length).map((axis) => turned(axis, start, origin)) as [Float64Array, Float64Array];
  const share = (i: number): number => (total > 0 ? Math.min(1, (variances[i] ?? 0) / total) : 1 - i);
  const first = share(0);
  return {
    origin,
    u,
    v,
    variance: [first, Math.min(share(1), 1 - first)],
    paths: paths.map((path) => path.map((point) => coordinates(point, origin, u, v))),
  };
}

function checkPaths(paths: readonly (readonly Float64Array[])[]): void {
  if (paths.length === 0) throw new RangeError("a trajectory plane must have at least one path, got none");
  if (paths.some((path) => path.length === 0)) throw new RangeError("each path must have at least one point, got a path of 0");
  const length = paths[0]?.[0]?.length ?? 0;
  if (length < 2) throw new RangeError(`a plane must lie among at least 2 parameters, got ${length}`);
  for (const point of paths.flat())
    if (point.length !== length) throw new RangeError(`all points must have ${length} parameters, got ${point.length}`);
}

/** The one or two directions of most variance, with the sums of squares along them and along all directions. */
function principalAxes(points: readonly Float64Array[]): { axes: Float64Array[]; variances: number[]; total: number } {
  const mean = meanOf(points);
  const centred = points.map((point) => point.map((p, k) => p - (mean[k] as number)));
  const total = centred.reduce((sum, point) => sum + dot(point, point), 0);
  if (!Number.isFinite(total)) throw new RangeError(`the variance of the points must be a finite number, got ${total}`);
  // The Gram matrix (points × points) and the scatter matrix (parameters × parameters) have the same nonzero eigenvalues.
  const isGram = points.length < mean.length;
  const matrix = isGram ? gramMatrix(centred) : scatterMatrix(centred);
  const pairs = leadingEigenpairs(matrix, Math.min(points.length, mean.length), 2);
  const kept = pairs.filter(({ value }) => value > total * LEAST_SHARE);
  return {
    axes: kept.map(({ vector }) => (isGram ? combine(centred, vector) : vector)),
    variances: kept.map(({ value }) => value),
    total,
  };
}

/** Below this share of the variance, only rounding errors vary. */
const LEAST_SHARE = 1e-14;

function gramMatrix(centred: readonly Float64Array[]): Float64Array {
  const n = centred.length;
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const product = dot(centred[i] as Float64Array, centred[j] as Float64Array);
      gram[i * n + j] = product;
      gram[j * n + i] = product;
    }
  return gram;
}

function scatterMatrix(centred: readonly Float64Array[]): Float64Array {
  const n = (centred[0] as Float64Array).length;
  const scatter = new Float64Array(n * n);
  for (const point of centred)
    for (let i = 0; i < n; i++) {
      const p = point[i] as number;
      for (let j = 0; j <= i; j++) scatter[i * n + j] = (scatter[i * n + j] as number) + p * (point[j] as number);
    }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) scatter[j * n + i] = scatter[i * n + j] as number;
  return scatter;
}

/** Two orthonormal axes: those given, and the coordinate directions that are nearest to orthogonal to them. */
function completed(axes: readonly Float64Array[], length: number): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const axis of axes) basis.push(orthogonalUnit(axis, basis));
  while (basis.length < 2) {
    const [first] = basis;
    const most = first ? first.reduce((best, x, k) => (Math.abs(x) < Math.abs(first[best] as number) ? k : best), 0) : 0;
    basis.push(
      orthogonalUnit(
        Float64Array.from({ length }, (_, k) => (k === most ? 1 : 0)),
        basis,
      ),
    );
  }
  return basis;
}

/** An eigenvector has no sign of its own: the start gets a coordinate of at most 0; where that is 0, the largest entry is positive. */
function turned(axis: Float64Array, start: Float64Array, origin: Float64Array): Float64Array {
  const coordinate = along(axis, start, origin);
  const largest = axis.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  return coordinate > 0 || (coordinate === 0 && largest < 0) ? axis.map((x) => -x) : axis;
}

function coordinates(point: Float64Array, origin: Float64Array, u: Float64Array, v: Float64Array): readonly [number, number] {
  return [along(u, point, origin), along(v, point, origin)];
}

function along(axis: Float64Array, point: Float64Array, origin: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < axis.length; k++) sum += ((point[k] as number) - (origin[k] as number)) * (axis[k] as number);
  return sum;
}

function meanOf(points: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array((points[0] as Float64Array).length);
  for (const point of points) for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (point[k] as number);
  return sum.map((x) => x / points.length);
}
