import { effect, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Choice, LabState } from "../lab-state.ts";
import { onLook } from "../paced.ts";
import { parameterOf } from "./choosing.ts";

/** Pointing at many things in passing asks for none of them. */
const DWELL = 200;
const REFRESH = { every: 1000, offset: 45 };

/** Asks for the history of the shown parameter, and again every second while the training runs. */
export function useTrace(lab: LabState, shown: ReadonlySignal<Choice | undefined>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let parameter: number | undefined;
    const ask = () => {
      if (parameter !== undefined) lab.askTrace(parameter);
    };
    const stopChoice = effect(() => {
      const network = lab.run.value?.network;
      parameter = network && shown.value && parameterOf(network, shown.value);
      clearTimeout(timer);
      timer = setTimeout(ask, DWELL);
    });
    const stopLooks = onLook(lab, REFRESH, ask);
    return () => {
      clearTimeout(timer);
      stopChoice();
      stopLooks();
    };
  }, [lab, shown]);
}
