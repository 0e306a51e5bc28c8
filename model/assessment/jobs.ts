import type { EngineFactory } from "../../network/learning/engine.ts";
import { fit } from "../training/fit.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import type { Recipe } from "../training/recipe.ts";
import { createMasking, type Masked } from "./masking.ts";
import { answersOf, type Method } from "./methods.ts";

/** The data of an evaluation, the same in every thread. */
export interface EvaluationData extends LabelledRows {
  readonly rows: readonly (readonly number[])[];
  /** Lowest and highest score. */
  readonly range: readonly [number, number];
  readonly features: readonly string[];
}

/** A piece of work for a thread: learn from some rows, answer for others. */
export type Job =
  | {
      readonly kind: "answers";
      readonly method: Method;
      readonly seed: number;
      readonly train: readonly number[];
      readonly test: readonly number[];
    }
  | {
      readonly kind: "masking";
      readonly recipe: Recipe;
      readonly seed: number;
      readonly train: readonly number[];
      readonly test: readonly number[];
      readonly bandwidths: readonly number[];
      /** The sets of known features to ask each test row with, as bits. */
      readonly known: readonly (readonly number[])[];
    };

/** What a job yields: a probability for each test row, or what is said of each test row under each of its masks. */
export type Result<J extends Job> = J extends { kind: "answers" } ? Float64Array : Masked[][];

/** Does a job. */
export function runJob(job: Job, data: EvaluationData, engine?: EngineFactory): Result<Job> {
  const train = pick(data, job.train);
  const test = pick(data, job.test);
  if (job.kind === "answers") return answersOf(job.method, train, test.rows, job.seed, engine);
  const ask = createMasking(fit(job.recipe, train, { seed: job.seed, engine }), train, data.range, job.bandwidths);
  return test.rows.map((row, i) => ask(row, job.known[i] as readonly number[]));
}

function pick({ rows, labels }: EvaluationData, indices: readonly number[]) {
  return { rows: indices.map((i) => rows[i] as readonly number[]), labels: indices.map((i) => labels[i] as number) };
}
