import { readFileSync } from "node:fs";
import { diagnoses, featureKeys, HIGHEST_SCORE, LOWEST_SCORE } from "../data/features.ts";
import { isComplete, parseSamples } from "../data/samples.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import type { Training } from "../network/learning/training.ts";
import { sha256Text } from "../network/math/sha256.ts";
import { fit } from "../network/model/fit.ts";
import { layersOf, type ModelFile, sealModel } from "../network/model/model.ts";
import { distinctRows, type LabelledRows, type Recipe } from "../network/model/recipe.ts";

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
    classes: complete.map(({ diagnosis }) => diagnoses.indexOf(diagnosis)),
    origin: { rows: samples.length, used: complete.length, sha256: sha256Text(csv) },
  };
}

/** Trains a recipe on all complete rows and seals the model. */
export function fitModel(
  recipe: Recipe,
  data: TrainingData,
  seed: number,
  engine?: EngineFactory,
  onEpoch?: (training: Training) => void,
): ModelFile {
  const { network, scaling, parameters } = fit(recipe, data, seed, engine, onEpoch);
  return sealModel({
    format: "cytonet-model",
    formatVersion: 1,
    name: "cytonet",
    features: featureKeys,
    range: [LOWEST_SCORE, HIGHEST_SCORE],
    classes: diagnoses,
    scaling,
    layers: layersOf(network, parameters),
    threshold: 0.5,
    background: { bandwidth: 0.125, ...distinctRows(data) },
    predictionSets: { coverage: 0.95, lowest: [0.9, 0.6] },
    unusual: { distance: 0.25 },
    recipe,
    seed,
    data: data.origin,
  });
}
