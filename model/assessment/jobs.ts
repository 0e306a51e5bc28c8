import type { EngineFactory } from "../../network/learning/engine.ts";
import { fit } from "../training/fit.ts";
import type { Recipe } from "../training/recipe.ts";
import type { TrainingData } from "../training/training-data.ts";
import { createMasking, type Masked } from "./masking.ts";
import { type Method, predictionsOf } from "./methods.ts";
import { createPatterns } from "./patterns.ts";

/** A piece of work for a thread, as data: learn from the training rows, then predict the test rows. */
export type Job = PredictionJob | MaskingJob | PatternsJob;

interface Split {
  readonly seed: number;
  /** Indices of rows of the training data. */
  readonly train: readonly number[];
  readonly test: readonly number[];
}

export interface PredictionJob extends Split {
  readonly kind: "prediction";
  readonly method: Method;
}

/** Predicts each test row once per set of known features. */
export interface MaskingJob extends Split {
  readonly kind: "masking";
  readonly recipe: Recipe;
  readonly bandwidths: readonly number[];
  /** For each test row the sets of known features, as bits. */
  readonly known: readonly (readonly number[])[];
}

/** Predicts each test row under every set of known features. */
export interface PatternsJob extends Split {
  readonly kind: "patterns";
  readonly recipe: Recipe;
  readonly bandwidth: number;
}

/** What a job yields: one probability per test row, or for each test row one prediction or probability per set of known features. */
export type Result<J extends Job> = J extends PredictionJob ? Float64Array : J extends MaskingJob ? Masked[][] : Float64Array[];

/** What a thread sends back. */
export type Reply = { readonly result: Result<Job> } | { readonly error: Error };

/** Runs a job. What it throws becomes a value, so that the thread survives it. */
export function replyTo(job: Job, data: TrainingData, engine?: EngineFactory): Reply {
  try {
    return { result: runJob(job, data, engine) };
  } catch (error) {
    return { error: error as Error };
  }
}

/** A job in words, for error messages. */
export function describeJob(job: Job): string {
  const subject = job.kind === "prediction" ? describeMethod(job.method) : `${job.kind}, recipe ${job.recipe.name}`;
  return `${subject}, seed ${job.seed}, ${job.train.length} training and ${job.test.length} test rows`;
}

function describeMethod(method: Method): string {
  return method.kind === "network" ? `recipe ${method.recipe.name}` : method.kind;
}

function runJob(job: Job, data: TrainingData, engine?: EngineFactory): Result<Job> {
  const train = pick(data, job.train);
  const test = pick(data, job.test);
  if (job.kind === "prediction") return predictionsOf(job.method, train, test.rows, job.seed, engine);
  const fitted = fit(job.recipe, train, { seed: job.seed, engine });
  if (job.kind === "patterns") {
    const predict = createPatterns(fitted, train, data.range, job.bandwidth);
    return test.rows.map((row) => predict(row));
  }
  const predict = createMasking(fitted, train, data.range, job.bandwidths);
  return test.rows.map((row, i) => predict(row, job.known[i] as readonly number[]));
}

function pick({ rows, labels }: TrainingData, indices: readonly number[]) {
  return { rows: indices.map((i) => rows[i] as readonly number[]), labels: indices.map((i) => labels[i] as number) };
}
