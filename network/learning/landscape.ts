import { dot } from "../math/matrix.ts";
import type { Random } from "../math/random.ts";
import type { Network } from "./network.ts";

/** A plane through parameter space: the points origin + x · u + y · v. With y = 0 it is a line. */
export interface Plane {
  readonly origin: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
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
