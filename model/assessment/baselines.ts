import { optimizers } from "../../network/learning/optimizers.ts";
import type { Recipe } from "../training/recipe.ts";
import type { Method } from "./methods.ts";

/** The network without a hidden layer: logistic regression. */
const logistic: Recipe = {
  name: "logistic regression",
  hidden: [],
  scaling: "standard",
  training: {
    loss: "binaryCrossEntropy",
    optimizer: optimizers.adam,
    learningRate: 0.05,
    schedule: { name: "cosine" },
    initializer: "lecun",
    epochs: 400,
    batchSize: "full",
    inputNoise: 0,
    l1: 0,
    l2: 0.003,
  },
};

/** What every recipe is compared with, on the same folds. */
export const baselines: readonly { readonly name: string; readonly method: Method }[] = [
  { name: logistic.name, method: { kind: "network", recipe: logistic } },
  { name: "7 nearest neighbours", method: { kind: "neighbours", count: 7 } },
  { name: "the single best feature", method: { kind: "singleFeature" } },
];
