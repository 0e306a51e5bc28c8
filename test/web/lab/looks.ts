import type { Experiment } from "../../../web/lab/experiment/experiment.ts";
import type { Look, Run } from "../../../web/lab/lab-state.ts";
import { readFrame } from "../../../web/lab/training/frame.ts";
import { createTrainer } from "../../../web/lab/training/trainer.ts";
import { dataOf, engine } from "./lab-harness.ts";

/** A run after so many epochs, and the look at it that the views would get. */
export function lookAfter(experiment: Experiment, epochs: number, row = 0): { readonly run: Run; readonly look: Look } {
  const data = dataOf(experiment.data);
  const trainer = createTrainer(experiment, data, engine);
  trainer.advance(epochs * trainer.ready.stepsPerEpoch);
  const frame = trainer.look(row);
  const { network, ready } = trainer;
  const look = { ...frame, numbers: readFrame(frame.room, network, data.rows.length, experiment.recipe.training.optimizer.name) };
  trainer.release();
  return { run: { experiment, data, network, ready }, look };
}
