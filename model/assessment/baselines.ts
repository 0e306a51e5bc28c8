import { optimizers } from "../../network/learning/optimizers.ts";
import type { Recipe } from "../training/recipe.ts";
import type { ScalingName } from "../training/scaling.ts";
import type { ComparedMethod } from "./comparison.ts";

/**
 * What a recipe is compared with, on the same folds: where its weights are constrained, itself without the constraint; then other
 * methods, of which those that need a scaling get that of the recipe.
 */
export function baselinesOf(recipe: Recipe): readonly ComparedMethod[] {
  const { scaling } = recipe;
  return [
    ...(recipe.training.constraint === undefined ? [] : [unconstrained(recipe)]),
    logistic("logistic regression on the same inputs", scaling),
    ...(scaling === "standard" ? [] : [logistic("logistic regression on the plain scores", "standard")]),
    { name: "15 nearest neighbours on the same inputs", method: { kind: "neighbours", count: 15, scaling } },
    { name: "the sum of the scores", method: { kind: "scoreSum" } },
    { name: "the single best feature", method: { kind: "singleFeature" } },
  ];
}

function unconstrained({ training: { constraint: _, ...training }, ...rest }: Recipe): ComparedMethod {
  const recipe = { ...rest, name: "unconstrained", training };
  return { name: "the same network without the constraint", method: { kind: "network", recipe } };
}

/** A network without a hidden layer is logistic regression. */
function logistic(name: string, scaling: ScalingName): ComparedMethod {
  const recipe: Recipe = {
    name,
    hidden: [],
    scaling,
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
  return { name, method: { kind: "network", recipe } };
}
