import { isWisconsin } from "../../data/wisconsin.ts";
import type { Pool } from "../../model/assessment/pool.ts";
import { fastEngine } from "../../network/kernel/kernel.ts";
import { UsageError } from "../cli/options.ts";
import { projectPath } from "../files.ts";
import { loadKernel } from "../kernel.ts";
import { readModel } from "../read-model.ts";
import { createThreadPool } from "../threads/pool.ts";
import { readTrainingData } from "../training-data.ts";
import type { LessonContext } from "./lesson.ts";

const MODEL = "worker/model.json";

/** What the figures of the lessons are computed from. The pool is to be closed. */
export async function lessonContext(threads?: number): Promise<LessonContext & { readonly pool: Pool }> {
  const data = await readTrainingData(projectPath("data/wisconsin.csv"));
  return {
    data,
    engine: fastEngine(loadKernel()),
    pool: createThreadPool(data, threads === undefined ? {} : { threads }),
    model() {
      const { model } = readModel(projectPath(MODEL));
      if (!isWisconsin(model.file.data))
        throw new UsageError(
          `the lessons are about the Wisconsin data, but ${MODEL} was trained on others: their figures stay as they are`,
        );
      return model;
    },
  };
}
