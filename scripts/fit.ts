import { readFileSync } from "node:fs";
import { diagnoses, featureKeys, HIGHEST_SCORE, LOWEST_SCORE } from "../data/features.ts";
import { isComplete, parseSamples } from "../data/samples.ts";
import type { Assessment } from "../model/assessment/assess.ts";
import type { EvaluationData } from "../model/assessment/jobs.ts";
import { layersOf } from "../model/file/layers.ts";
import type { ModelFile } from "../model/file/model-file.ts";
import type { Report } from "../model/file/report.ts";
import { sealModel } from "../model/file/seal.ts";
import { fit } from "../model/training/fit.ts";
import type { Fitted } from "../model/training/fitted.ts";
import { distinctRows, type LabelledRows } from "../model/training/labelled-rows.ts";
import type { Recipe } from "../model/training/recipe.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import type { Training } from "../network/learning/training.ts";
import { sha256Text } from "../network/math/sha256.ts";

/** A data file, read: the complete rows with their classes, and what the model file says of its origin. */
export interface TrainingData extends LabelledRows {
  readonly rows: readonly (readonly number[])[];
  readonly origin: ModelFile["data"];
}

/** Reads a data file. Throws DataError with every fault of it. */
export function readTrainingData(path: string): TrainingData {
  const csv = readFileSync(path, "utf8");
  const samples = parseSamples(csv);
  const complete = samples.filter(isComplete);
  return {
    rows: complete.map(({ values }) => values),
    labels: complete.map(({ diagnosis }) => diagnoses.indexOf(diagnosis)),
    origin: { rows: samples.length, used: complete.length, sha256: sha256Text(csv) },
  };
}

/** The same data as the threads of an evaluation take them. */
export function evaluationData({ rows, labels }: TrainingData): EvaluationData {
  return { rows, labels, range: [LOWEST_SCORE, HIGHEST_SCORE], features: featureKeys };
}

/** Trains a recipe on all complete rows and seals the model, without an assessment. */
export function fitModel(
  recipe: Recipe,
  data: TrainingData,
  seed: number,
  engine?: EngineFactory,
  onEpoch?: (training: Training) => void,
): ModelFile {
  return assembleModel(recipe, data, seed, fit(recipe, data, { seed, engine, onEpoch }));
}

/** What a model asks with when nothing was cross-validated: every prediction set holds both classes. */
const UNASSESSED = { bandwidth: 0.055, predictionSets: { coverage: 0.95, conformalThresholds: [0, 0] }, unusual: { distance: 1 } } as const;

/** Seals what was trained and what was measured as a model file. */
export function assembleModel(
  recipe: Recipe,
  data: TrainingData,
  seed: number,
  { network, scaling, parameters }: Fitted,
  assessment?: Assessment,
  forced?: string,
): ModelFile {
  const { bandwidth, predictionSets, unusual } = assessment ?? UNASSESSED;
  return sealModel({
    format: "cytonet-model",
    formatVersion: 2,
    name: "cytonet",
    features: featureKeys,
    range: [LOWEST_SCORE, HIGHEST_SCORE],
    classNames: diagnoses,
    scaling,
    layers: layersOf(network, parameters),
    threshold: 0.5,
    background: { bandwidth, ...distinctRows(data) },
    predictionSets,
    unusual,
    recipe,
    seed,
    data: data.origin,
    ...(assessment ? { report: rounded(assessment.report) } : {}),
    ...(forced === undefined ? {} : { forced }),
  });
}

/** A report with six significant digits a number, which is more than its intervals bear out. */
function rounded(report: Report): Report {
  return JSON.parse(JSON.stringify(report, (_, value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value)));
}
