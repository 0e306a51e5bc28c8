import { type OptimizerName, optimizers } from "../../../network/learning/optimizers.ts";
import type { TrainingOptions } from "../../../network/learning/options.ts";
import type { Schedule, ScheduleName } from "../../../network/learning/schedules.ts";
import type { DataChoice, Experiment, HoldOut } from "./experiment.ts";

/*
 * Changes of an experiment that touch more than one of its parts. What no longer fits is replaced by the usual, so that every change
 * of an experiment that can be run gives another.
 */

/** Other data. Points in a plane have negative coordinates, and nothing makes their classes monotone; what is the article's is of its data alone. */
export function withData(experiment: Experiment, data: DataChoice): Experiment {
  if (data.kind === "wisconsin") return { ...experiment, data };
  const { holdOut } = experiment;
  const moved: Experiment = {
    ...experiment,
    data,
    start: "drawn",
    holdOut: holdOut.kind === "article" ? { kind: "share", share: 0.2, seed: 1 } : holdOut,
  };
  return data.kind === "made" && experiment.data.kind !== "made" ? suitedToAnyNumbers(moved) : moved;
}

/** Without what suits scores from 1 to 10 alone: the constraint, and noise that is as large as the differences between scores. */
export function suitedToAnyNumbers(experiment: Experiment): Experiment {
  const { scaling } = experiment.recipe;
  const suited = withTraining(without(experiment, "constraint"), { inputNoise: 0 });
  return { ...suited, recipe: { ...suited.recipe, scaling: scaling === "min-max" ? scaling : "standard" } };
}

/** Other rows held out. Nothing stops early where none are. */
export function withHoldOut(experiment: Experiment, holdOut: HoldOut): Experiment {
  const changed = { ...experiment, holdOut };
  return holdOut.kind === "none" ? without(changed, "earlyStopping") : changed;
}

/** Other hidden layers. The article's start fits its own alone. */
export function withLayers(experiment: Experiment, hidden: Experiment["recipe"]["hidden"]): Experiment {
  const changed = { ...experiment, recipe: { ...experiment.recipe, hidden } };
  return fitsArticleStart(changed) ? changed : { ...changed, start: "drawn" };
}

/** Whether the article's initial parameters have the shape of this experiment's network. */
export function fitsArticleStart({ data, recipe: { hidden } }: Experiment): boolean {
  return data.kind === "wisconsin" && hidden.length === 1 && hidden[0]?.units === 15;
}

/** Whether the seed changes anything: a start is drawn, batches are, or noise is. */
export function isSeedUsed({ start, recipe: { training } }: Experiment): boolean {
  return (start === "drawn" && training.initializer !== "zero") || training.batchSize !== "full" || training.inputNoise > 0;
}

/** Another optimizer, with its usual constants. */
export function withOptimizer(experiment: Experiment, name: OptimizerName): Experiment {
  return experiment.recipe.training.optimizer.name === name ? experiment : withTraining(experiment, { optimizer: optimizers[name] });
}

/** Another schedule, with numbers that suit the length of the run; the warm-up stays. */
export function withSchedule(experiment: Experiment, name: ScheduleName): Experiment {
  const { schedule } = experiment.recipe.training;
  if (schedule.name === name) return experiment;
  const { warmup } = schedule;
  return withTraining(experiment, { schedule: { ...usualSchedules[name], ...(warmup === undefined ? {} : { warmup }) } });
}

const usualSchedules: { readonly [Name in ScheduleName]: Extract<Schedule, { name: Name }> } = {
  constant: { name: "constant" },
  step: { name: "step", every: 100, factor: 0.5 },
  exponential: { name: "exponential", factor: 0.99 },
  cosine: { name: "cosine" },
  warmRestarts: { name: "warmRestarts", period: 100 },
};

/** Other options of the training. */
export function withTraining(experiment: Experiment, changes: Partial<TrainingOptions>): Experiment {
  const { recipe } = experiment;
  return { ...experiment, recipe: { ...recipe, training: { ...recipe.training, ...changes } } };
}

/** Without an optional option of the training. */
export function without(experiment: Experiment, option: "constraint" | "clipNorm" | "earlyStopping"): Experiment {
  const { [option]: _, ...training } = experiment.recipe.training;
  return { ...experiment, recipe: { ...experiment.recipe, training } };
}
