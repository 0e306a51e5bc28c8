import { optimizers } from "../../../network/learning/optimizers.ts";
import type { Experiment } from "./experiment.ts";
import { articleRecipe, shippedRecipe } from "./known-recipes.ts";

/** A named experiment to begin with. */
export interface Preset {
  /** In the address: `?from=article`. */
  readonly name: string;
  readonly label: string;
  /** What to look for. */
  readonly lead: string;
  readonly experiment: Experiment;
  /** Steps per second to run it with; absent for the usual twenty epochs per second. */
  readonly stepsPerSecond?: number;
}

/** The experiment with which the lab opens: the recipe of the deployed model, with a fifth of the rows held out. */
export const openingExperiment: Experiment = {
  data: { kind: "wisconsin" },
  holdOut: { kind: "share", share: 0.2, seed: 1 },
  start: "drawn",
  recipe: shippedRecipe,
  seed: 1,
};

const articleExperiment: Experiment = {
  data: { kind: "wisconsin" },
  holdOut: { kind: "article" },
  start: "article",
  recipe: articleRecipe,
  seed: 1,
};

const twentyLayers = Array.from({ length: 20 }, () => ({ units: 15, activation: "sigmoid" }) as const);

export const presets: readonly [Preset, ...Preset[]] = [
  {
    name: "shipped",
    label: "The deployed model",
    lead: "The recipe behind the Predict page: 400 epochs of Adam, with noise on the inputs. Look at how soon most cases are right, and at the loss, which goes on falling long after.",
    experiment: openingExperiment,
  },
  {
    name: "article",
    label: "The article’s",
    lead: "The published notebook from its own start: 67,000 steps of plain gradient descent. Look at how little the last 60,000 steps change.",
    experiment: articleExperiment,
    stepsPerSecond: 1_000,
  },
  {
    name: "large-rate",
    label: "Too large a rate",
    lead: "The article’s network in batches of 32, with a hundred times its learning rate. Look at the loss leap, and at the hidden units that never answer again. Then try a rate of 2.",
    experiment: {
      ...articleExperiment,
      recipe: { ...articleRecipe, training: { ...articleRecipe.training, learningRate: 7, batchSize: 32, epochs: 60 } },
    },
  },
  {
    name: "twenty-layers",
    label: "Twenty layers",
    lead: "Twenty sigmoid layers and small initial weights. Look at the gradient of each layer: almost none of it reaches the first. Then try ReLU, with He’s initializer.",
    experiment: {
      ...openingExperiment,
      recipe: {
        ...articleRecipe,
        hidden: twentyLayers,
        scaling: "standard",
        training: {
          ...articleRecipe.training,
          optimizer: optimizers.sgd,
          learningRate: 0.1,
          initializer: "small",
          epochs: 1_000,
        },
      },
    },
  },
  {
    name: "zero-start",
    label: "Zero start",
    lead: "The deployed recipe, but with every weight at 0 to begin with. Look at the weights: only the output’s bias moves, and all that is learned is how common each class is.",
    experiment: {
      ...openingExperiment,
      recipe: { ...shippedRecipe, training: { ...shippedRecipe.training, initializer: "zero" } },
    },
  },
];

/** The preset of this name. */
export function presetNamed(name: string): Preset | undefined {
  return presets.find((preset) => preset.name === name);
}
