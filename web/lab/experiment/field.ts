import type { Experiment } from "./experiment.ts";

/** One choice of an experiment as a text, as the address and the form have it. */
export interface Field {
  /** Its name in the address. */
  readonly name: string;
  /** Its text; undefined where it does not apply to the experiment. */
  of(experiment: Experiment): string | undefined;
  /** The experiment with this choice. Throws RangeError, with the rule and the text, for one that cannot be. */
  put(experiment: Experiment, text: string): Experiment;
}
