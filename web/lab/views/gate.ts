import { computed, type ReadonlySignal } from "@preact/signals";
import type { LabState, Look } from "../lab-state.ts";
import { readFrame } from "../training/frame.ts";

/** The lab as a view sees it that costs nothing while it is out of sight: its signals then keep the values they last had in the same run. */
export function gated(lab: LabState, isVisible: ReadonlySignal<boolean>): LabState {
  const held = <T>(source: ReadonlySignal<T>, keep: (value: T) => T = (value) => value): ReadonlySignal<T> =>
    computed(() => {
      // Another run is shown even out of sight, as it begins: numbers of the run before must not stand beside it.
      lab.run.value;
      // What is not there yet is waited for: a view that is drawn before must not stay empty until it is seen.
      if (isVisible.value || source.peek() === undefined) return source.value;
      return keep(source.peek());
    });
  return {
    ...lab,
    experiment: held(lab.experiment),
    run: held(lab.run),
    phase: held(lab.phase),
    endReason: held(lab.endReason),
    endEpoch: held(lab.endEpoch),
    error: held(lab.error),
    look: held(lab.look, (look) => look && copyOf(look, lab)),
    history: held(lab.history),
    ghost: held(lab.ghost),
    landscape: held(lab.landscape),
    race: held(lab.race),
    trace: held(lab.trace),
  };
}

/** A look with numbers of its own: the memory of those on display goes back to the worker. */
function copyOf(look: Look, { run }: LabState): Look {
  const { network, data, experiment } = run.peek() ?? {};
  if (!network || !data || !experiment) return look;
  const room = look.room.slice(0);
  return { ...look, room, numbers: readFrame(room, network, data.rows.length, experiment.recipe.training.optimizer.name) };
}
