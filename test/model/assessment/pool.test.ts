// @module-tag slow
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PredictionJob } from "../../../model/assessment/jobs.ts";
import { type Pool, watchJobs } from "../../../model/assessment/pool.ts";
import { createThreadPool } from "../../../scripts/threads/pool.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { shipped } from "../models.ts";

const data = await readTrainingData("data/wisconsin.csv");
const script = new URL("./mortal-thread.ts", import.meta.url);
const { recipe } = shipped.file;

let pool: Pool;
let folder: string;
beforeEach(() => {
  pool = createThreadPool(data, { threads: 2, script });
  folder = mkdtempSync(join(tmpdir(), "cytonet-pool-"));
});
afterEach(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

const rows = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** A short training; its thread dies as the name says (mortal-thread.ts). */
function job(name: string, seed = 1, change: Partial<PredictionJob> = {}): PredictionJob {
  const short = { ...recipe, name, training: { ...recipe.training, epochs: 2 } };
  return { kind: "prediction", method: { kind: "network", recipe: short }, seed, train: rows(0, 600), test: rows(600, 683), ...change };
}

const many = (count: number): PredictionJob[] => Array.from({ length: count }, (_, i) => job("sound", i + 1));

test("results come in the order of the jobs, whatever the number of threads", async () => {
  const single = createThreadPool(data, { threads: 1, script });
  const [one, two] = await Promise.all([single.run(many(8)), pool.run(many(8))]);
  await single.close();
  expect(two).toEqual(one);
  expect(new Set(two.map((probabilities) => probabilities.join())).size).toBe(8);
});

test.each([
  ["exits", "recipe exits, seed 3, 600 training and 83 test rows: the thread ended with exit code 7"],
  ["throws", "recipe throws, seed 3, 600 training and 83 test rows: out of luck"],
])("a job whose thread %s twice is named, and the other jobs finish", async (name, message) => {
  const expected = await pool.run(many(6));
  let done = 0;
  const jobs = [...many(3), job(name, 3), ...many(6).slice(3)];
  await expect(
    watchJobs(pool, () => {
      done += 1;
    }).run(jobs),
  ).rejects.toMatchObject({ name: "JobError", message });
  expect(done).toBe(7);
  // The pool goes on with new threads.
  expect(await pool.run(many(6))).toEqual(expected);
});

test("a job whose thread dies once is tried again", async () => {
  const [first, retried] = await pool.run([job("sound", 5), job(`once ${join(folder, "died")}`, 5)]);
  expect(retried).toEqual(first);
});

test("a thread that dies between two jobs is replaced", async () => {
  await pool.run([job("exits later"), job("exits later")]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await pool.run(many(4))).toHaveLength(4);
});

test("several failures are counted and the first is named", async () => {
  await expect(pool.run([job("exits", 4), job("sound"), job("exits", 5)])).rejects.toThrow(
    /^2 of 3 jobs failed, the first: recipe exits, seed 4, /,
  );
});

test("an error in a job keeps its message and its thread", async () => {
  const impossible = job("sound", 1, { train: [] });
  await expect(pool.run([impossible])).rejects.toThrow(/^recipe sound, seed 1, 0 training and 83 test rows: ./);
});

test("closing ends the jobs that are under way, and nothing starts afterwards", async () => {
  const running = pool.run(many(200));
  const ended = expect(running).rejects.toThrow("of 200 jobs failed");
  await pool.close();
  await ended;
  await expect(pool.run(many(1))).rejects.toThrow("the pool is closed");
});

test("two runs at once share the threads and get their own results", async () => {
  const [a, b] = await Promise.all([pool.run(many(5)), pool.run(many(7))]);
  expect(b.slice(0, 5)).toEqual(a);
});
