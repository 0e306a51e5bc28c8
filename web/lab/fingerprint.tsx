import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { sha256 } from "../../network/math/sha256.ts";
import type { LabState } from "./lab-state.ts";
import { onLook } from "./paced.ts";

/** Milliseconds without another look after which the parameters are hashed. */
const REST = 100;

/** The SHA-256 of the parameters on display while nothing runs, as attributes that tests and curious visitors compare. */
export function Fingerprint({ lab }: { lab: LabState }) {
  const print = useSignal<{ readonly step: number; readonly hash: string } | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onLook(lab, { every: REST }, (_, { step, numbers }) => {
      clearTimeout(timer);
      if (lab.phase.peek() === "running") return;
      const parameters = numbers.parameters.slice();
      timer = setTimeout(() => {
        print.value = { step, hash: sha256(new Uint8Array(parameters.buffer)) };
      }, REST);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [lab, print]);
  return <data hidden data-step={print.value?.step} data-parameters={print.value?.hash} value={print.value?.hash ?? ""} />;
}
