import { constraintNames } from "../../../network/learning/constraints.ts";
import { without, withTraining } from "./changes.ts";
import { MOST_EPOCHS, readName, readNumber, readWhole } from "./experiment-checks.ts";
import type { Field } from "./field.ts";

const batch: Field = {
  name: "batch",
  of: ({ recipe }) => String(recipe.training.batchSize),
  put: (experiment, text) => withTraining(experiment, { batchSize: text === "full" ? "full" : readWhole(text, { from: 1 }) }),
};

const epochs: Field = {
  name: "epochs",
  of: ({ recipe }) => String(recipe.training.epochs),
  put: (experiment, text) => withTraining(experiment, { epochs: readWhole(text, { from: 1, to: MOST_EPOCHS }) }),
};

const noise: Field = {
  name: "noise",
  of: ({ recipe }) => String(recipe.training.inputNoise),
  put: (experiment, text) => withTraining(experiment, { inputNoise: readNumber(text, { from: 0 }) }),
};

const l2: Field = {
  name: "l2",
  of: ({ recipe }) => String(recipe.training.l2),
  put: (experiment, text) => withTraining(experiment, { l2: readNumber(text, { from: 0 }) }),
};

const l1: Field = {
  name: "l1",
  of: ({ recipe }) => String(recipe.training.l1),
  put: (experiment, text) => withTraining(experiment, { l1: readNumber(text, { from: 0 }) }),
};

const constraint: Field = {
  name: "constraint",
  of: ({ recipe }) => recipe.training.constraint ?? "none",
  put(experiment, text) {
    const name = readName(text, ["none", ...constraintNames]);
    return name === "none" ? without(experiment, "constraint") : withTraining(experiment, { constraint: name });
  },
};

/** The largest norm of the gradient. */
const clip: Field = {
  name: "clip",
  of: ({ recipe }) => String(recipe.training.clipNorm ?? "none"),
  put: (experiment, text) =>
    text === "none" ? without(experiment, "clipNorm") : withTraining(experiment, { clipNorm: readNumber(text, { above: 0 }) }),
};

/** The epochs without a new minimum of the held-out loss after which training stops. */
const patience: Field = {
  name: "patience",
  of: ({ recipe }) => String(recipe.training.earlyStopping?.patience ?? "none"),
  put(experiment, text) {
    if (text === "none") return without(experiment, "earlyStopping");
    if (experiment.holdOut.kind === "none") throw new RangeError("needs rows that are held out");
    return withTraining(experiment, { earlyStopping: { patience: readWhole(text, { from: 1 }) } });
  },
};

/** The seed of the initial parameters, of the order of the samples and of the noise. */
const seed: Field = {
  name: "seed",
  of: (experiment) => String(experiment.seed),
  put: (experiment, text) => ({ ...experiment, seed: readWhole(text, { from: 0 }) }),
};

export const runFields: readonly Field[] = [batch, epochs, noise, l2, l1, constraint, clip, patience, seed];
