import { type Plane, planeLosses, pointInto, randomPlane } from "../../../network/learning/landscape.ts";
import type { Network } from "../../../network/learning/network.ts";
import { trajectoryPlane } from "../../../network/learning/trajectory.ts";
import { dot } from "../../../network/math/matrix.ts";
import { createRandom } from "../../../network/math/random.ts";
import { evenly, extent, type Grid, gridAround, gridRows } from "./grid.ts";
import { createJob, type Job } from "./job.ts";
import type { LandscapeFrame } from "./protocol.ts";

/** What a landscape is made of. */
export interface LandscapeSetup {
  readonly network: Network;
  /** The parameters of the run after some of its epochs, from the start to where it is now; about 100 of them are used. */
  readonly path: readonly { readonly epoch: number; readonly parameters: Float64Array }[];
  /** The training loss, without the penalty. */
  readonly loss: (parameters: Float64Array) => number;
  /** Points along each side of the grid. */
  readonly size: number;
  /** The plane of the run's movement, or Li's random plane through where it is now. */
  readonly plane: "run" | "random";
  /** Decides the random directions. */
  readonly seed: number;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** First the plane with the path, then row after row of the grid. */
export type LandscapeNews =
  | ({ readonly is: "landscape" } & LandscapeFrame)
  | { readonly is: "rows"; readonly from: number; readonly heights: Float64Array };

/** A landscape in pieces. */
export function createLandscapeJob(setup: LandscapeSetup): Job<LandscapeNews> {
  return createJob(landscape(setup), setup.now);
}

/** `count` entries at even distances, the first and the last among them; all of them if there are no more. */
export function thinned<Entry>(entries: readonly Entry[], count: number): Entry[] {
  if (entries.length <= count) return [...entries];
  return Array.from({ length: count }, (_, i) => entries[Math.round((i * (entries.length - 1)) / (count - 1))] as Entry);
}

const PATH_POINTS = 100;
/** The lattice that tells the range of the heights before the grid is computed. */
const LATTICE = 6;

function* landscape({ network, path, loss, size, plane: kind, seed }: LandscapeSetup): Generator<LandscapeNews | undefined, void> {
  const points = thinned(path.filter(isFinitePoint), PATH_POINTS);
  if (points.length === 0) return;
  const { plane, x, y, kept } = kind === "run" ? runPlane(points) : liPlane(points, network, seed);
  yield undefined;
  const losses = new Float64Array(points.length);
  const projectedLosses = new Float64Array(points.length);
  const projection = new Float64Array(plane.origin.length);
  for (const [i, { parameters }] of points.entries()) {
    losses[i] = loss(parameters);
    pointInto(projection, plane, x[i] as number, y[i] as number);
    projectedLosses[i] = loss(projection);
    yield undefined;
  }
  const grid: Grid = kind === "run" ? gridAround(x, y, size) : { xs: evenly(0, 2, size), ys: evenly(0, 2, size) };
  const lattice = planeLosses(plane, thinned([...grid.xs], LATTICE), thinned([...grid.ys], LATTICE), loss);
  yield {
    is: "landscape",
    plane: kind,
    ...grid,
    path: { epochs: Float64Array.from(points, ({ epoch }) => epoch), x, y, losses, projectedLosses },
    range: extent([...lattice, ...losses, ...projectedLosses]),
    ...(kept === undefined ? {} : { kept }),
  };
  for (const rows of gridRows(plane, grid, loss)) yield rows && { is: "rows", ...rows };
}

/** Whether distances from a point can be computed: a run that diverges passes through ever larger numbers first. */
function isFinitePoint({ parameters }: LandscapeSetup["path"][number]): boolean {
  return Number.isFinite(dot(parameters, parameters));
}

/** A plane with the coordinates of the path on it. */
interface Projected {
  readonly plane: Plane;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly kept?: number;
}

function runPlane(points: LandscapeSetup["path"]): Projected {
  const plane = trajectoryPlane([points.map(({ parameters }) => parameters)]);
  const [path] = plane.paths as [(typeof plane.paths)[number]];
  return {
    plane,
    x: Float64Array.from(path, ([x]) => x),
    y: Float64Array.from(path, ([, y]) => y),
    kept: plane.variance[0] + plane.variance[1],
  };
}

/** The path on Li's plane: the coordinates of the nearest points. Its two axes are neither of length 1 nor at right angles. */
function liPlane(points: LandscapeSetup["path"], network: Network, seed: number): Projected {
  const plane = randomPlane(network, (points.at(-1) as LandscapeSetup["path"][number]).parameters, createRandom(seed));
  const { origin, u, v } = plane;
  const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)];
  const determinant = uu * vv - uv * uv;
  const x = new Float64Array(points.length);
  const y = new Float64Array(points.length);
  points.forEach(({ parameters }, i) => {
    const offset = parameters.map((p, e) => p - (origin[e] as number));
    const [along, across] = [dot(offset, u), dot(offset, v)];
    if (determinant > 0) {
      x[i] = (vv * along - uv * across) / determinant;
      y[i] = (uu * across - uv * along) / determinant;
    }
  });
  return { plane, x, y };
}
