import { optimizers } from "../../network/learning/optimizers.ts";
import type { Recipe } from "./recipe.ts";

const hidden = [{ units: 15, activation: "relu" }] as const;

/**
 * The recipes behind `npm run train -- --recipe NAME`. The shipped one is monotone: no higher score lowers the risk. What lifts
 * it is the noise, which makes the network spread what it learns over the features; the candidates it was chosen from are in
 * model/assessment/selection.json and on the model card. `article` is the published notebook's.
 */
export const recipes: readonly Recipe[] = [
  {
    name: "shipped",
    hidden,
    scaling: "fourth-root-standard",
    training: {
      loss: "binaryCrossEntropy",
      optimizer: optimizers.adam,
      learningRate: 0.1,
      schedule: { name: "cosine" },
      initializer: "he",
      epochs: 400,
      batchSize: "full",
      inputNoise: 0.6,
      l1: 0,
      l2: 0.001,
      constraint: "monotone",
    },
  },
  {
    name: "article",
    hidden,
    scaling: "min-max",
    training: {
      loss: "binaryCrossEntropy",
      optimizer: optimizers.sgd,
      learningRate: 0.07,
      schedule: { name: "constant" },
      initializer: "lecun",
      epochs: 67_000,
      batchSize: "full",
      inputNoise: 0,
      l1: 0,
      l2: 0,
    },
  },
];
