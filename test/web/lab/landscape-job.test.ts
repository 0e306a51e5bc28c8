import { expect, test } from "vitest";
import { fastEngine } from "../../../network/kernel/kernel.ts";
import { planeLosses, pointInto, randomPlane } from "../../../network/learning/landscape.ts";
import { trainEpoch } from "../../../network/learning/training.ts";
import { trajectoryPlane } from "../../../network/learning/trajectory.ts";
import { createRandom } from "../../../network/math/random.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import type { Experiment } from "../../../web/lab/experiment/experiment.ts";
import { flights } from "../../../web/lab/landscape/flights.ts";
import { createLandscapeJob, type LandscapeNews, type LandscapeSetup, thinned } from "../../../web/lab/training/landscape-job.ts";
import { articleTraining } from "./article-race.ts";

const [plain] = flights.map(({ experiment }) => experiment) as [Experiment];
const slow = articleTraining(plain);
const slowLoss = (parameters: Float64Array) => slow.engine.loss(parameters, slow.data);

function path(epochs: number): LandscapeSetup["path"] {
  const training = articleTraining(plain);
  return Array.from({ length: epochs + 1 }, (_, epoch) => {
    if (epoch > 0) trainEpoch(training);
    return { epoch, parameters: Float64Array.from(training.parameters) };
  });
}

function landscapeOf(setup: Pick<LandscapeSetup, "path" | "plane">) {
  const fast = articleTraining(plain, fastEngine(loadKernel()));
  const loss = (parameters: Float64Array) => fast.engine.loss(parameters, fast.batcher.source);
  const job = createLandscapeJob({ ...setup, network: fast.network, loss, size: 41, seed: 5, now: () => performance.now() });
  const news: LandscapeNews[] = [];
  for (let more = job.next(); more; more = job.next()) news.push(...more);
  const [frame, ...rows] = news;
  if (frame?.is !== "landscape") throw new Error("the plane must come first");
  const heights = rows.flatMap((row) => (row.is === "rows" ? [...row.heights] : []));
  expect(rows.map((row) => row.is === "rows" && row.from)).toEqual([...Array(41).keys()]);
  return { ...frame, heights: Float64Array.from(heights) };
}

test("the grid of a run's plane is that of planeLosses, to the bit, and the path lies on it", () => {
  const points = path(30);
  const found = landscapeOf({ path: points, plane: "run" });
  const plane = trajectoryPlane([points.map(({ parameters }) => parameters)]);
  expect(found.heights).toEqual(planeLosses(plane, found.xs, found.ys, slowLoss));
  expect(found.kept).toBe(plane.variance[0] + plane.variance[1]);
  expect([...found.path.x]).toEqual(plane.paths.flat().map(([x]) => x));
  expect([...found.path.losses]).toEqual(points.map(({ parameters }) => slowLoss(parameters)));
  const projection = new Float64Array(plane.origin.length);
  pointInto(projection, plane, found.path.x[3] as number, found.path.y[3] as number);
  expect(found.path.projectedLosses[3]).toBe(slowLoss(projection));
  expect(found.path.projectedLosses.at(-1)).toBe(found.path.losses.at(-1));
});

test("the range that is known beforehand is part of that of the heights and the path, and has their greatest loss at a corner", () => {
  const { heights, range, path: walked } = landscapeOf({ path: path(12), plane: "run" });
  const all = [...heights, ...walked.losses, ...walked.projectedLosses];
  expect(range[0]).toBeGreaterThanOrEqual(Math.min(...all));
  expect(range[1]).toBeLessThanOrEqual(Math.max(...all));
  expect(range[1] / range[0]).toBeGreaterThan((0.9 * Math.max(...all)) / Math.min(...all));
});

test("a random plane goes through where the run is, and the path is projected to the nearest points", () => {
  const points = path(5);
  const found = landscapeOf({ path: points, plane: "random" });
  const last = points.at(-1)?.parameters as Float64Array;
  const plane = randomPlane(slow.network, last, createRandom(5));
  expect(found.heights).toEqual(planeLosses(plane, found.xs, found.ys, slowLoss));
  expect([found.path.x.at(-1), found.path.y.at(-1), found.kept]).toEqual([0, 0, undefined]);
  const start = points[0]?.parameters as Float64Array;
  const distance = (x: number, y: number) => {
    const point = new Float64Array(start.length);
    pointInto(point, plane, x, y);
    return point.reduce((sum, p, e) => sum + (p - (start[e] as number)) ** 2, 0);
  };
  const [x, y] = [found.path.x[0] as number, found.path.y[0] as number];
  for (const [dx, dy] of [
    [0.01, 0],
    [-0.01, 0],
    [0, 0.01],
    [0, -0.01],
  ] as const)
    expect(distance(x + dx, y + dy)).toBeGreaterThan(distance(x, y));
});

test("thinning keeps the first and the last", () => {
  const numbers = [...Array(1000).keys()];
  expect(thinned(numbers, 100)).toHaveLength(100);
  expect([thinned(numbers, 100)[0], thinned(numbers, 100)[99]]).toEqual([0, 999]);
  expect(thinned([1, 2], 100)).toEqual([1, 2]);
});
