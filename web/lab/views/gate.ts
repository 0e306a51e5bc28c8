import { computed, type ReadonlySignal } from "@preact/signals";
import type { LabState } from "../lab-state.ts";

/** The lab as a view sees it that costs nothing while it is out of sight: its signals then keep the values they last had. */
export function gated(lab: LabState, isVisible: ReadonlySignal<boolean>): LabState {
  const held = <T>(source: ReadonlySignal<T>): ReadonlySignal<T> => {
    let last = source.peek();
    return computed(() => {
      if (isVisible.value) last = source.value;
      return last;
    });
  };
  return {
    ...lab,
    experiment: held(lab.experiment),
    run: held(lab.run),
    phase: held(lab.phase),
    endReason: held(lab.endReason),
    error: held(lab.error),
    look: held(lab.look),
    history: held(lab.history),
    ghost: held(lab.ghost),
    landscape: held(lab.landscape),
    race: held(lab.race),
    trace: held(lab.trace),
  };
}
