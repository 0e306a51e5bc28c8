import { type OptimizerName, type OptimizerOptions, optimizers } from "../../../network/learning/optimizers.ts";
import type { Schedule, ScheduleName } from "../../../network/learning/schedules.ts";
import { withOptimizer, withSchedule, withTraining } from "./changes.ts";
import type { Experiment } from "./experiment.ts";
import { type Bounds, readName, readNumber, readWhole } from "./experiment-checks.ts";
import type { Field } from "./field.ts";

/** The losses for one sigmoid output. */
export const lossNames = ["binaryCrossEntropy", "meanSquaredError"] as const;

export const scheduleNames: readonly ScheduleName[] = ["constant", "step", "exponential", "cosine", "warmRestarts"];

const loss: Field = {
  name: "loss",
  of: ({ recipe }) => recipe.training.loss,
  put: (experiment, text) => withTraining(experiment, { loss: readName(text, lossNames) }),
};

const optimizer: Field = {
  name: "optimizer",
  of: ({ recipe }) => recipe.training.optimizer.name,
  put: (experiment, text) => withOptimizer(experiment, readName(text, Object.keys(optimizers) as OptimizerName[])),
};

const rate: Field = {
  name: "rate",
  of: ({ recipe }) => String(recipe.training.learningRate),
  put: (experiment, text) => withTraining(experiment, { learningRate: readNumber(text, { above: 0 }) }),
};

const schedule: Field = {
  name: "schedule",
  of: ({ recipe }) => recipe.training.schedule.name,
  put: (experiment, text) => withSchedule(experiment, readName(text, scheduleNames)),
};

export const trainingFields: readonly Field[] = [
  loss,
  optimizer,
  constant("momentum", () => ({ from: 0, below: 1 })),
  constant("beta1", () => ({ from: 0, below: 1 })),
  constant("beta2", () => ({ from: 0, below: 1 })),
  constant("decay", (name) => (name === "adamw" ? { from: 0 } : { from: 0, below: 1 })),
  constant("epsilon", () => ({ above: 0 })),
  rate,
  schedule,
  scheduleNumber("every", "every", ["step"], { from: 1 }, true),
  scheduleNumber("factor", "factor", ["step", "exponential"], { above: 0 }, false),
  scheduleNumber("period", "period", ["warmRestarts"], { from: 1 }, true),
  scheduleNumber("multiplier", "periodMultiplier", ["warmRestarts"], { from: 1 }, false, 1),
  scheduleNumber("floor", "minFactor", ["cosine", "warmRestarts"], { from: 0, to: 1 }, false, 0),
  scheduleNumber("warmup", "warmup", scheduleNames, { from: 0 }, true, 0),
];

/** A constant of some of the optimizers. */
function constant(name: "momentum" | "beta1" | "beta2" | "decay" | "epsilon", boundsOf: (optimizer: OptimizerName) => Bounds): Field {
  const constants = ({ recipe }: Experiment) => recipe.training.optimizer as { readonly [key: string]: unknown };
  return {
    name,
    of: (experiment) => (name in constants(experiment) ? String(constants(experiment)[name]) : undefined),
    put(experiment, text) {
      const chosen = experiment.recipe.training.optimizer;
      if (!(name in chosen)) throw new RangeError(`is no constant of ${chosen.name}`);
      const value = readNumber(text, boundsOf(chosen.name));
      return withTraining(experiment, { optimizer: { ...chosen, [name]: value } as OptimizerOptions });
    },
  };
}

/** A number of some of the schedules; left out of the experiment where it is the usual one. */
function scheduleNumber(
  name: string,
  key: string,
  schedules: readonly ScheduleName[],
  bounds: Bounds,
  isWhole: boolean,
  usual?: number,
): Field {
  return {
    name,
    of({ recipe }) {
      const chosen = recipe.training.schedule as Schedule & { readonly [key: string]: unknown };
      return schedules.includes(chosen.name) ? String(chosen[key] ?? usual) : undefined;
    },
    put(experiment, text) {
      const chosen = experiment.recipe.training.schedule as Schedule & { readonly [key: string]: unknown };
      if (!schedules.includes(chosen.name)) throw new RangeError(`is no number of the schedule ${chosen.name}`);
      const value = (isWhole ? readWhole : readNumber)(text, bounds);
      const { [key]: _, ...rest } = chosen;
      return withTraining(experiment, { schedule: (value === usual ? rest : { ...rest, [key]: value }) as Schedule });
    },
  };
}
