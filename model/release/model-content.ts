import type { Assessment } from "../assessment/assess.ts";
import { layersOf } from "../file/layers.ts";
import type { ModelFile } from "../file/model-file.ts";
import { sealModel } from "../file/seal.ts";
import type { Fitted } from "../training/fitted.ts";
import { distinctRows } from "../training/labelled-rows.ts";
import type { Recipe } from "../training/recipe.ts";
import type { TrainingData } from "../training/training-data.ts";

/** The whole file of a network that was not assessed. Throws RangeError where a number is NaN. */
export function unassessedModel(recipe: Recipe, data: TrainingData, seed: number, fitted: Fitted): ModelFile {
  return sealModel(modelContent(recipe, data, seed, fitted));
}

/** Everything in a model file but its report, from the rows that were learned from. Without an assessment, as `unassessed` has it. */
export function modelContent(
  recipe: Recipe,
  data: TrainingData,
  seed: number,
  { network, parameters, scaling }: Fitted,
  { bandwidth, predictionSets, unusual }: Calibrated = unassessed(data.features.length),
): Omit<ModelFile, "version"> {
  return {
    format: "cytonet-model",
    formatVersion: 3,
    name: "cytonet",
    features: data.features,
    range: data.range,
    classNames: data.classNames,
    scaling,
    layers: layersOf(network, parameters),
    threshold: 0.5,
    background: backgroundOf(data, bandwidth),
    predictionSets,
    unusual,
    recipe,
    seed,
    data: data.origin,
  };
}

/** What predictions with unknown scores are averaged over. */
export function backgroundOf(data: TrainingData, bandwidth: number): ModelFile["background"] {
  return { bandwidth, ...distinctRows(data) };
}

type Calibrated = Pick<Assessment, "bandwidth" | "predictionSets" | "unusual">;

/** The calibrated parts of a model that was not assessed: every prediction set holds both classes, and no sample is known to be unusual. */
function unassessed(n: number): Calibrated {
  return {
    bandwidth: 0.055,
    predictionSets: { coverage: 0.95, conformalThresholds: Array.from({ length: 1 << n }, () => [0, 0] as const) },
    unusual: { distances: new Array<null>(n + 1).fill(null) },
  };
}
