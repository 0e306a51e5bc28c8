import { recipes } from "../../../model/training/recipes.ts";
import type { Experiment } from "./experiment.ts";

/** A named experiment to begin with. */
export interface Preset {
  /** In the address: `?from=article`. */
  readonly name: string;
  readonly label: string;
  /** What to look for. */
  readonly lead: string;
  readonly experiment: Experiment;
}

const [shipped] = recipes as [(typeof recipes)[number]];

/** The experiment with which the lab opens: the recipe of the deployed model, with a fifth of the rows held out. */
export const openingExperiment: Experiment = {
  data: { kind: "wisconsin" },
  holdOut: { kind: "share", share: 0.2, seed: 1 },
  start: "drawn",
  recipe: shipped,
  seed: 1,
};
