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
 * The experiment with which the lab opens: the article's network from a drawn start and on an ordinary split, in steps so large that twenty
 * seconds show all of it. Held-out cases do a little worse than training cases, as they usually do; the article's own split is a lucky one.
 */
export const openingExperiment: Experiment = {
  ...withArticleTraining({ learningRate: 0.1, epochs: 400 }),
  holdOut: { kind: "share", share: 0.2, seed: 1 },
  start: "drawn",
};

const twentyLayers = Array.from({ length: 20 }, () => ({ units: 15, activation: "sigmoid" }) as const);

export const presets: readonly [Preset, ...Preset[]] = [
  {
    name: "first-steps",
    label: "First steps",
    lead: "The network starts by guessing: about half of its predictions are wrong. Watch both losses fall, the held-out one less far.",
    experiment: openingExperiment,
  },
  {
    name: "article",
    label: "The article’s run",
    lead: "67,000 steps of plain gradient descent, as in the notebook. Look at what the last 60,000 do to the two losses.",
    experiment: articleExperiment,
    stepsPerSecond: 1_000,
  },
  {
    name: "shipped",
    label: "The deployed recipe",
    lead: "Adam, noise on the inputs, and a sign for every weight; with a fifth held out, so the weights differ from the deployed ones.",
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

/** What to look for in an experiment that may have been changed since its preset was chosen: other rows tell another story. */
export function leadOf({ experiment: { data, holdOut }, label, lead }: Preset, changed: Experiment): string {
  if (data.kind === changed.data.kind && holdOut.kind === changed.holdOut.kind) return lead;
  const cases = changed.data.kind === "own" ? "your own table" : changed.data.kind === "made" ? "points in a plane" : "the Wisconsin cases";
  const heldOut = changed.holdOut.kind === "none" ? "nothing held out" : "a part of the cases held out";
  return `“${label}” with changes: the network learns from ${cases}, with ${heldOut}.`;
}

/** The preset of this name. */
export function presetNamed(name: string): Preset | undefined {
  return presets.find((preset) => preset.name === name);
}

function withArticleTraining(changes: Partial<Experiment["recipe"]["training"]>): Experiment {
  return { ...articleExperiment, recipe: { ...articleRecipe, training: { ...articleRecipe.training, ...changes } } };
}
