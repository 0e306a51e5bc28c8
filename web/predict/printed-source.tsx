import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PredictState } from "./predict-state.ts";
import { modelName, shareNotice } from "./share.ts";

/** On the print sheet only: where and when it was printed, the model, the notice, and the address that opens the sample again. */
export function PrintedSource({ state }: { state: PredictState }) {
  const at = useSignal<{ readonly host: string; readonly origin: string; readonly date: string } | undefined>(undefined);
  useEffect(() => {
    const note = () => {
      const date = new Date().toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
      at.value = { host: location.host, origin: location.origin, date };
    };
    note();
    addEventListener("beforeprint", note);
    return () => removeEventListener("beforeprint", note);
  }, [at]);
  if (!at.value) return null;
  const { host, origin, date } = at.value;
  return (
    <div class="print-only printed-source">
      <p>
        <strong>{shareNotice}</strong>
      </p>
      <p>
        Printed from {host} on {date} · {modelName(state.own.value)} model {state.model.value?.file.version}
      </p>
      {!state.own.value && (
        <p>
          {origin}/?{state.query.value}
        </p>
      )}
    </div>
  );
}
