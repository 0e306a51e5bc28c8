import { recipes } from "../../../model/training/recipes.ts";
import { optimizers } from "../../../network/learning/optimizers.ts";
import type { TrainingOptions } from "../../../network/learning/options.ts";
import type { Experiment } from "../experiment/experiment.ts";

/** A lane of the race: one of the ways down that the article flies. */
export interface Flight {
  readonly name: string;
  /** What sets it apart. */
  readonly text: string;
  readonly experiment: Experiment;
}

const article = recipes.find(({ name }) => name === "article") as (typeof recipes)[number];

/** Five ways down from the article's start, on its split of the data: 60 epochs in batches of 32. */
export const flights: readonly Flight[] = [
  flight("Plain", "rate 0.07, constant", { learningRate: 0.07 }),
  flight("Annealed", "rate 2, falling to 0 along a cosine", { learningRate: 2, schedule: { name: "cosine" } }),
  flight("Too large", "rate 7, constant", { learningRate: 7 }),
  flight("Momentum", "rate 0.07, momentum 0.9", { learningRate: 0.07, optimizer: optimizers.momentum }),
  flight("Adam", "rate 0.01", { learningRate: 0.01, optimizer: optimizers.adam }),
];

function flight(name: string, text: string, options: Partial<TrainingOptions>): Flight {
  const training = { ...article.training, epochs: 60, batchSize: 32, ...options };
  const recipe = { ...article, name: `race-${name.toLowerCase().replace(" ", "-")}`, training };
  return { name, text, experiment: { data: { kind: "wisconsin" }, holdOut: { kind: "article" }, start: "article", recipe, seed: 1 } };
}
