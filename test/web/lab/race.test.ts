import { describe, expect, test } from "vitest";
import { fastEngine } from "../../../network/kernel/kernel.ts";
import { planeLosses } from "../../../network/learning/landscape.ts";
import { measureTraining } from "../../../network/learning/measurement.ts";
import { runTraining } from "../../../network/learning/training.ts";
import { trajectoryPlane } from "../../../network/learning/trajectory.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import type { Experiment } from "../../../web/lab/experiment/experiment.ts";
import { flights } from "../../../web/lab/landscape/flights.ts";
import { createRaceJob, type RaceNews } from "../../../web/lab/training/race.ts";
import { articleTraining } from "./article-race.ts";

const engine = fastEngine(loadKernel());
const lanes = flights.map(({ experiment }) => experiment);

function run(experiments: readonly Experiment[], starts: number): RaceNews[] {
  const job = createRaceJob({ lanes: experiments, starts, prepare: articleTraining, engine, now: () => performance.now() });
  const news: RaceNews[] = [];
  for (let more = job.next(); more; more = job.next()) news.push(...more);
  return news;
}

const results = (news: readonly RaceNews[]) => news.filter((one) => one.is === "lanes");

describe("a race of the article's five flights", () => {
  const [result] = results(run(lanes, 0));
  const trainings = lanes.map((lane) => {
    const training = articleTraining(lane);
    const points = [Float64Array.from(training.parameters)];
    runTraining(training, ({ parameters }) => points.push(Float64Array.from(parameters)));
    return { training, points };
  });

  test("ends where each training by itself ends, to the bit", () => {
    for (const [l, { training }] of trainings.entries()) {
      const { loss, validationLoss, validationAccuracy } = measureTraining(training);
      expect(result?.lanes[l]?.losses.at(-1)).toBe(loss);
      expect(result?.lanes[l]?.heldOutLoss).toBe(validationLoss);
      expect(result?.lanes[l]?.heldOutAccuracy).toBe(validationAccuracy);
      expect(result?.lanes[l]?.losses).toHaveLength(61);
    }
  });

  test("has the figures of chapter 10", () => {
    const losses = result?.lanes.map((lane) => lane.losses.at(-1)?.toFixed(4));
    expect(losses).toEqual(["0.1091", "0.0646", "0.9575", "0.0805", "0.0862"]);
    expect(result?.lanes.map(({ silentUnits }) => silentUnits)[2]).toBe(15);
    expect(result?.lanes[1]?.jitter.toFixed(5)).toBe("0.00007");
    expect(Math.max(...(result?.lanes[2]?.losses ?? [])).toFixed(2)).toBe("1.32");
  });

  test("starts at one point, on the plane of all paths", () => {
    const plane = trajectoryPlane(trainings.map(({ points }) => points));
    expect(new Set(result?.lanes.map(({ x, y }) => `${x[0]} ${y[0]}`)).size).toBe(1);
    expect(result?.lanes.flatMap(({ x }) => [...x])).toEqual(plane.paths.flat().map(([x]) => x));
    const { engine: slow, data } = articleTraining(lanes[0] as Experiment);
    expect(result?.heights).toEqual(planeLosses(plane, result?.xs ?? [], result?.ys ?? [], (P) => slow.loss(P, data)));
  });
});

describe("a race from a hundred other starts", { tags: ["slow"] }, () => {
  test("gives the same figures twice, those of the trainings by themselves, and reports its progress", () => {
    const news = run(lanes, 100);
    const [, last] = results(news);
    expect(results(run(lanes, 100))).toEqual(results(news));
    expect(last?.lanes.map(({ starts }) => starts?.silentShares.filter((share) => share === 1).length)[2]).toBe(71);
    const direct = articleTraining({ ...(lanes[3] as Experiment), start: "drawn", seed: 38 });
    runTraining(direct);
    expect(last?.lanes[3]?.starts?.losses[36]).toBe(measureTraining(direct).loss);
    const progress = news.flatMap((one) => (one.is === "progress" ? [one.done] : []));
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(505);
  });
});

test("a lane that diverges ends where it was finite", () => {
  const [plain] = lanes as [Experiment];
  const wild = { ...plain, recipe: { ...plain.recipe, training: { ...plain.recipe.training, learningRate: 1e200 } } };
  const [result] = results(run([plain, wild], 0));
  expect(result?.lanes.map(({ hasDiverged }) => hasDiverged)).toEqual([false, true]);
  expect(result?.lanes[1]?.losses.every(Number.isFinite)).toBe(true);
});

test("a cancelled race does nothing more", () => {
  const job = createRaceJob({ lanes, starts: 0, prepare: articleTraining, engine, now: () => performance.now() });
  job.next();
  job.cancel();
  expect(job.next()).toBeUndefined();
});
