import { symmetricEigenpairs } from "../math/eigen.ts";
import { dot, norm } from "../math/matrix.ts";
import type { Random } from "../math/random.ts";
import type { Network } from "./network.ts";

/** A plane through parameter space: the points origin + x · u + y · v. With y = 0 it is a line. */
export interface Plane {
  readonly origin: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** The plane that captures most of the movement of a training. */
export interface TrajectoryPlane extends Plane {
  /** The fractions of the trajectory's variance along u and along v; their sum is what the plane captures. */
  readonly variance: readonly [number, number];
  /** Each point of the trajectory, projected: [x, y]. The last one is [0, 0]. */
  readonly path: readonly (readonly [number, number])[];
}

/**
 * A random direction, scaled unit by unit to the length of the parameters; the weights and the bias of a unit count as one
 * filter (Li et al. 2018, section 4). Without this, the scale of a ReLU network alone would make it look flat or sharp.
 */
export function randomDirection(network: Network, parameters: Float64Array, random: Random): Float64Array {
  const direction = Float64Array.from(parameters, () => random.normal());
  for (const { inputs, units, weightsAt, biasesAt } of network.layers)
    for (let j = 0; j < units; j++) {
      const at = weightsAt + j * inputs;
      const drawn = filterNorm(direction, at, inputs, biasesAt + j);
      const factor = drawn > 0 ? filterNorm(parameters, at, inputs, biasesAt + j) / drawn : 0;
      for (let k = at; k < at + inputs; k++) direction[k] = (direction[k] as number) * factor;
      direction[biasesAt + j] = (direction[biasesAt + j] as number) * factor;
    }
  return direction;
}

/** A plane through the parameters along two random directions. */
export function randomPlane(network: Network, parameters: Float64Array, random: Random): Plane {
  return {
    origin: Float64Array.from(parameters),
    u: randomDirection(network, parameters, random),
    v: randomDirection(network, parameters, random),
  };
}

/**
 * The plane through the last point of a trajectory along its first two principal components, which have length 1. Throws
 * RangeError for fewer than three points.
 */
export function trajectoryPlane(points: readonly Float64Array[]): TrajectoryPlane {
  if (points.length < 3) throw new RangeError(`a trajectory must have at least 3 points, got ${points.length}`);
  const origin = Float64Array.from(points.at(-1) as Float64Array);
  const centred = subtractMean(points);
  // The Gram matrix of the points (points × points) has the nonzero eigenvalues of their scatter matrix and is much smaller.
  const gram = Float64Array.from({ length: points.length ** 2 }, (_, e) => {
    const i = Math.floor(e / points.length);
    return dot(centred[i] as Float64Array, centred[e % points.length] as Float64Array);
  });
  const pairs = symmetricEigenpairs(gram, points.length);
  const total = pairs.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const [u, v] = pairs.slice(0, 2).map(({ vector }) => combine(centred, vector)) as [Float64Array, Float64Array];
  const fraction = (i: number): number => (total > 0 ? Math.max(0, pairs[i]?.value ?? 0) / total : 0);
  return {
    origin,
    u,
    v,
    variance: [fraction(0), fraction(1)],
    path: points.map((point) => {
      const offset = point.map((p, e) => p - (origin[e] as number));
      return [dot(offset, u), dot(offset, v)];
    }),
  };
}

/** origin + x · u + y · v, written into `point`. */
export function pointInto(point: Float64Array, { origin, u, v }: Plane, x: number, y: number): void {
  for (let e = 0; e < point.length; e++) point[e] = (origin[e] as number) + x * (u[e] as number) + y * (v[e] as number);
}

/** The loss at every point of a grid on the plane, row by row: one row per y, one column per x. */
export function planeLosses(
  plane: Plane,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  loss: (parameters: Float64Array) => number,
): Float64Array {
  return planeRows(plane, xs, ys, 0, ys.length, loss);
}

/** Rows `from` to `to` − 1 of `planeLosses`, for a landscape that is computed in pieces. */
export function planeRows(
  plane: Plane,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  from: number,
  to: number,
  loss: (parameters: Float64Array) => number,
): Float64Array {
  const point = new Float64Array(plane.origin.length);
  const grid = new Float64Array(xs.length * (to - from));
  let at = 0;
  for (let row = from; row < to; row++)
    for (let column = 0; column < xs.length; column++) {
      pointInto(point, plane, xs[column] as number, ys[row] as number);
      grid[at++] = loss(point);
    }
  return grid;
}

function filterNorm(vector: Float64Array, at: number, inputs: number, bias: number): number {
  const b = vector[bias] as number;
  const weights = vector.subarray(at, at + inputs);
  return Math.sqrt(dot(weights, weights) + b * b);
}

function subtractMean(points: readonly Float64Array[]): Float64Array[] {
  const mean = new Float64Array((points[0] as Float64Array).length);
  for (const point of points) for (let e = 0; e < mean.length; e++) mean[e] = (mean[e] as number) + (point[e] as number) / points.length;
  return points.map((point) => point.map((p, e) => p - (mean[e] as number)));
}

/** Σ weightᵢ · pointᵢ, scaled to length 1. */
function combine(points: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array((points[0] as Float64Array).length);
  points.forEach((point, i) => {
    for (let e = 0; e < sum.length; e++) sum[e] = (sum[e] as number) + (weights[i] as number) * (point[e] as number);
  });
  const length = norm(sum);
  return length > 0 ? sum.map((x) => x / length) : sum;
}
