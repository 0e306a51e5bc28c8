import { expect, test } from "vitest";
import { baselinesOf } from "../../../model/assessment/baselines.ts";
import type { ComparedMethod } from "../../../model/assessment/comparison.ts";
import { forwardJobs, studyForward } from "../../../model/assessment/forward.ts";
import { type Job, replyTo } from "../../../model/assessment/jobs.ts";
import { predictionsOf } from "../../../model/assessment/methods.ts";
import type { Pool } from "../../../model/assessment/pool.ts";
import { measure } from "../../../network/evaluation/metrics.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { shipped } from "../models.ts";

const data = await readTrainingData("data/wisconsin.csv");
const periods = data.periods!;
const methods = baselinesOf(shipped.file.recipe).filter(({ method }) => method.kind !== "network");

/** Runs jobs in this thread and keeps them. */
function poolOf(training = data) {
  const jobs: Job[] = [];
  const pool = {
    data: training,
    async run(given: readonly Job[]) {
      jobs.push(...given);
      return given.map((job) => {
        const reply = replyTo(job, training);
        if ("error" in reply) throw reply.error;
        return reply.result;
      });
    },
    async close() {},
  } as Pool;
  return { pool, jobs };
}

const options = { coverage: 0.95, seed: 1 };
const few = methods.slice(1) as ComparedMethod[];

test("nothing of a later period is learned from: neither by the method nor for its prediction sets", async () => {
  const { pool, jobs } = poolOf();
  const reports = await studyForward(pool, few, periods, options);
  expect(jobs).toHaveLength(forwardJobs(few, periods));
  const periodOf = (row: number) => periods.findIndex(({ rows }) => rows.includes(row));
  for (const { train, test } of jobs) {
    const lastTrained = Math.max(...train.map(periodOf));
    const isCalibration = test.every((row) => periodOf(row) <= lastTrained);
    expect(isCalibration ? new Set([...train, ...test]).size : Math.min(...test.map(periodOf))).toBe(
      isCalibration ? train.length + test.length : lastTrained + 1,
    );
  }
  // Other labels of the last period change what is measured on it, and nothing that was learned.
  const last = new Set(periods.at(-1)!.rows);
  const flipped = poolOf({ ...data, labels: data.labels.map((y, row) => (last.has(row) ? 1 - y : y)) });
  await studyForward(flipped.pool, few, periods, options);
  expect(flipped.jobs).toEqual(jobs);
  expect(reports.map((report) => [report.periods, report.until, ...report.trained, ...report.tested])).toEqual([
    [1, "January 1989", 188, 165, 256, 74],
    [4, "April 1990", 280, 190, 164, 49],
    [6, "January 1991", 356, 211, 88, 28],
  ]);
});

test("the figures of a cut are those of training on the earlier rows and testing on the later ones", async () => {
  const [{ method }] = few as [ComparedMethod];
  const [, , last] = await studyForward(poolOf().pool, few, periods, options);
  const train = { rows: data.rows.slice(0, 567), labels: data.labels.slice(0, 567) };
  const { logLoss, accuracy, sensitivity } = measure({
    probabilities: predictionsOf(method, train, data.rows.slice(567), 1),
    labels: data.labels.slice(567),
  });
  const [own] = last!.methods;
  expect([own!.logLoss, own!.accuracy, own!.sensitivity]).toEqual([logLoss, accuracy, sensitivity].map((x) => expect.closeTo(x, 12)));
});

test("a cut that leaves nothing to test on is left out", async () => {
  const reports = await studyForward(
    poolOf().pool,
    few,
    [
      { date: "then", rows: data.rows.slice(0, 400).map((_, i) => i) },
      { date: "now", rows: [500, 501, 600] },
    ],
    options,
  );
  expect(reports.map(({ periods, until }) => [periods, until])).toEqual([[1, "then"]]);
});
