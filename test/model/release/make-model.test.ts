import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { replyTo } from "../../../model/assessment/jobs.ts";
import { createPool, type Thread } from "../../../model/assessment/pool.ts";
import { type ModelPart, makeModel } from "../../../model/release/make-model.ts";
import { recipes } from "../../../model/training/recipes.ts";
import type { TrainingData } from "../../../model/training/training-data.ts";
import { wisconsinTrainingData } from "../../../model/training/wisconsin-data.ts";
import { fastEngine } from "../../../network/kernel/kernel.ts";
import { projectPath } from "../../../scripts/files.ts";
import { loadKernel } from "../../../scripts/kernel.ts";

const engine = fastEngine(loadKernel());
const all = wisconsinTrainingData(readFileSync(projectPath("data/wisconsin.csv")));

/** Ninety rows in two periods, and a network that learns them in no time. */
const few: TrainingData = {
  ...all,
  rows: all.rows.slice(0, 90),
  labels: all.labels.slice(0, 90),
  periods: [0, 60].map((from, i) => ({ date: `period ${i}`, rows: all.rows.slice(from, i === 0 ? 60 : 90).map((_, row) => from + row) })),
};
const [shipped] = recipes;
const quick = { ...shipped!, hidden: [{ units: 2, activation: "relu" as const }], training: { ...shipped!.training, epochs: 2 } };

test("the parts of a model that are reported while it is made are the whole of it", async () => {
  const thread = (): Thread => ({ isAlive: true, run: async (job) => replyTo(job, few, engine), stop: async () => {} });
  const parts: ModelPart[] = [];
  const stages = new Set<string>();
  const { file } = await makeModel({
    recipe: quick,
    data: few,
    seed: 3,
    pool: createPool(few, thread, 1),
    engine,
    onPart: (part) => parts.push(part),
    onProgress: (_done, _total, stage) => stages.add(stage),
  });
  const { report } = file;
  const made = Object.assign({}, ...parts) as ModelPart;
  const madeReport = Object.assign({}, ...parts.map((part) => part.report ?? {}));
  expect(JSON.parse(JSON.stringify(madeReport))).toEqual(report);
  for (const name of ["scaling", "layers", "background", "predictionSets", "unusual"] as const) expect(made[name]).toEqual(file[name]);
  expect(parts.findIndex(({ layers }) => layers)).toBe(0);
  expect(stages.size).toBe(7);
});
