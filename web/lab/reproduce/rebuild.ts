import type { Pool } from "../../../model/assessment/pool.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { parametersOf } from "../../../model/file/parameters.ts";
import { forceModel, makeModel } from "../../../model/release/make-model.ts";
import { fit } from "../../../model/training/fit.ts";
import type { TrainingData } from "../../../model/training/training-data.ts";
import type { EngineFactory } from "../../../network/learning/engine.ts";
import { sha256Numbers, sha256Text } from "../../../network/math/sha256.ts";
import { shareOf } from "./estimate.ts";
import { createComparison } from "./parts.ts";
import type { RebuildProgress, RebuildReport, RebuiltFile, RebuiltWeights } from "./protocol.ts";

/** The deployed model and what it is rebuilt from. */
export interface Source {
  /** The deployed file, byte for byte, and what it holds. */
  readonly text: string;
  readonly deployed: ModelFile;
  readonly data: TrainingData;
  readonly engine: EngineFactory;
  /** Milliseconds, from any start. */
  readonly now: () => number;
}

/** Trains the deployed recipe with its seed, and hashes the parameters beside the deployed ones. */
export function rebuildWeights({ deployed, data, engine, now }: Source): RebuiltWeights {
  const { recipe, seed, layers } = deployed;
  const started = now();
  const { network, parameters } = fit(recipe, data, { seed, engine });
  const milliseconds = now() - started;
  const theirs = sha256Numbers(parametersOf(network, layers));
  return { count: parameters.length, ours: sha256Numbers(parameters), theirs, milliseconds };
}

/**
 * Makes the whole file: recipe, seed, how the recipe was chosen and why the model was forced are the deployed file's, everything else
 * is computed. Reports each part as soon as it can be compared.
 */
export async function rebuildFile(
  { text, deployed, data, engine, now }: Source,
  pool: Pool,
  report: (progress: Extract<RebuildReport, { is: "progress" | "part" }>) => void,
): Promise<RebuiltFile> {
  const { recipe, seed, forced } = deployed;
  const started = now();
  const compare = createComparison(deployed);
  const progress = createProgress((step) => report({ is: "progress", ...step }));
  const { file: made } = await makeModel({
    recipe,
    data,
    seed,
    engine,
    ...(deployed.report ? { pool, selection: deployed.report.selection } : {}),
    onProgress: progress,
    onPart: (piece) => {
      for (const part of compare(piece)) report({ is: "part", ...part });
    },
  });
  const file = forced === undefined ? made : forceModel(made, forced);
  // An unassessed model has parts that are not made but fixed.
  for (const part of compare(file)) report({ is: "part", ...part });
  const ours = `${JSON.stringify(file)}\n`;
  return {
    version: file.version,
    ours: sha256Text(ours),
    theirs: sha256Text(text),
    bytes: ours.length,
    milliseconds: now() - started,
  };
}

/** What `makeModel` calls after each job: reports it with the share of the time that has passed. */
function createProgress(report: (progress: RebuildProgress) => void) {
  let share = 0;
  return (done: number, total: number, stage: string): void => {
    share = Math.min(1, share + shareOf(stage));
    report({ stage, done, total, share });
  };
}
