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

const articleExperiment: Experiment = {
  data: { kind: "wisconsin" },
  holdOut: { kind: "article" },
  start: "article",
  recipe: articleRecipe,
  seed: 1,
};

/** The recipe of the deployed model, with a fifth of the rows held out. */
export const shippedExperiment: Experiment = {
  data: { kind: "wisconsin" },
  holdOut: { kind: "share", share: 0.2, seed: 1 },
  start: "drawn",
  recipe: shippedRecipe,
  seed: 1,
};

/**
 * The experiment with which the lab opens: the article's network in steps seven times as large, so that twenty seconds show all of it. The
 * deployed recipe starts where this one ends, because its initial weights have the right signs.
 */
export const openingExperiment: Experiment = withArticleTraining({ learningRate: 0.5, epochs: 400 });

const twentyLayers = Array.from({ length: 20 }, () => ({ units: 15, activation: "sigmoid" }) as const);

export const presets: readonly [Preset, ...Preset[]] = [
  {
    name: "first-steps",
    label: "First steps",
    lead: "It starts by guessing. Watch the loss fall in both groups: the cases that it learns from, and those held out.",
    experiment: openingExperiment,
  },
  {
    name: "article",
    label: "The article’s",
    lead: "67,000 steps of plain gradient descent, as in the notebook. Look at how little the last 60,000 change.",
    experiment: articleExperiment,
    stepsPerSecond: 1_000,
  },
  {
    name: "shipped",
    label: "The deployed model",
    lead: "Adam, noise on the inputs, and a sign for every weight: thanks to the signs, most cases are right at the start.",
    experiment: shippedExperiment,
  },
  {
    name: "large-rate",
    label: "Too large a rate",
    lead: "A hundred times the article’s rate. Look at the loss leap, and at units that fall silent for good. Then try 2.",
    experiment: withArticleTraining({ learningRate: 7, batchSize: 32, epochs: 60 }),
  },
  {
    name: "twenty-layers",
    label: "Twenty layers",
    lead: "Sigmoid layers and small weights. Look at the gradients: almost none reaches the first layer. Then try ReLU and He.",
    experiment: {
      ...shippedExperiment,
      recipe: {
        ...articleRecipe,
        hidden: twentyLayers,
        scaling: "standard",
        training: { ...articleRecipe.training, learningRate: 0.1, initializer: "small", epochs: 1_000 },
      },
    },
  },
  {
    name: "zero-start",
    label: "Zero start",
    lead: "Every weight starts at 0. Only the output’s bias moves: all that is learned is how common each class is.",
    experiment: { ...shippedExperiment, recipe: { ...shippedRecipe, training: { ...shippedRecipe.training, initializer: "zero" } } },
  },
];

/** The preset of this name. */
export function presetNamed(name: string): Preset | undefined {
  return presets.find((preset) => preset.name === name);
}

function withArticleTraining(changes: Partial<Experiment["recipe"]["training"]>): Experiment {
  return { ...articleExperiment, recipe: { ...articleRecipe, training: { ...articleRecipe.training, ...changes } } };
}
