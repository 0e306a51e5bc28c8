import { readFileSync } from "node:fs";
import { networkOf } from "../../../model/training/recipe.ts";
import { fitScaling, scaleRow } from "../../../model/training/scaling.ts";
import { createDataset, selectSamples } from "../../../network/learning/dataset.ts";
import type { EngineFactory } from "../../../network/learning/engine.ts";
import { createTraining, type Training } from "../../../network/learning/training.ts";
import { wisconsinData } from "../../../web/lab/experiment/data-sets.ts";
import type { Experiment } from "../../../web/lab/experiment/experiment.ts";

const read = (path: string) => readFileSync(new URL(`../../../data/${path}`, import.meta.url), "utf8");
const { initial } = JSON.parse(read("article.json"));
const start = [initial.W1, initial.b1, initial.W2, initial.b2].flat(2) as number[];
const { rows, labels } = wisconsinData(read("wisconsin.csv"));

/** The training of an experiment on the article's split, from the article's start or from its seed, set up by the library alone. */
export function articleTraining({ recipe, seed, start: from }: Experiment, engine?: EngineFactory): Training {
  const scaling = fitScaling(recipe.scaling, rows);
  const all = createDataset(
    rows.map((row) => scaleRow(scaling, row)),
    labels,
  );
  return createTraining({
    network: networkOf(recipe, 9),
    data: selectSamples(all, range(0, 500)),
    validation: selectSamples(all, range(501, rows.length)),
    options: recipe.training,
    seed,
    engine,
    ...(from === "article" ? { parameters: start } : {}),
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
