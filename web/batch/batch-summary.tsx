import { useSignal } from "@preact/signals";
import { grouped } from "../format.ts";
import { saveFile } from "../save-file.ts";
import type { BatchState } from "./batch-state.ts";
import { ServerCheck } from "./server-check.tsx";

/** The progress and the counts of a batch, its download and its server check. */
export function BatchSummary({ state }: { state: BatchState }) {
  const { likelyBenign, indeterminate, likelyMalignant, unusual, invalid, all } = state.counts.value;
  const isDone = state.phase.value === "done";
  return (
    <section class="batch-summary" aria-labelledby="summary-title">
      <div class="section-head">
        <h2 id="summary-title">{state.name.value}</h2>
        <div class="button-row">
          <Download state={state} />
          <button type="button" class="button quiet small" onClick={() => state.clear()}>
            {isDone ? "Close" : "Stop"}
          </button>
        </div>
      </div>
      <progress class="progress" max={1} value={state.share.value} aria-label="Read so far" />
      {/* Announced once, at the end; the progress bar conveys the rest. */}
      <p role="status">{isDone && resultText(state)}</p>
      {!isDone && <p>Reading… {grouped(all)} rows so far.</p>}
      <dl class="tally">
        <Tally name="likely benign" value={likelyBenign} mark="benign" />
        <Tally name="indeterminate" value={indeterminate} mark="both" />
        <Tally name="likely malignant" value={likelyMalignant} mark="malignant" />
        <Tally name="of these outside the data" value={unusual} />
        <Tally name="with errors" value={invalid} />
      </dl>
      <ServerCheck state={state} />
    </section>
  );
}

function Download({ state }: { state: BatchState }) {
  const isMaking = useSignal(false);
  const error = useSignal("");
  const download = async () => {
    isMaking.value = true;
    error.value = "";
    try {
      const file = await state.download();
      if (file) saveFile(file, `${state.name.value.replace(/\.\w+$/, "")}-predictions.csv`);
    } catch (reason) {
      error.value = reason instanceof Error ? reason.message : String(reason);
    }
    isMaking.value = false;
  };
  return (
    <>
      {error.value !== "" && (
        <span class="error" role="alert">
          No download: {error.value}
        </span>
      )}
      <button type="button" class="button small" disabled={state.phase.value !== "done" || isMaking.value} onClick={download}>
        {isMaking.value ? "Preparing…" : "Download predictions (CSV)"}
      </button>
    </>
  );
}

function Tally({ name, value, mark }: { name: string; value: number; mark?: string }) {
  return (
    <div>
      <dt>
        {mark ? (
          <span class="class-mark" data-class={mark}>
            {name}
          </span>
        ) : (
          name
        )}
      </dt>
      <dd>{grouped(value)}</dd>
    </div>
  );
}

function resultText(state: BatchState): string {
  const { all, predicted, invalid } = state.counts.value;
  const errors = invalid === 0 ? "no errors" : `${grouped(invalid)} with errors`;
  return `${grouped(all)} ${all === 1 ? "row" : "rows"} read: ${grouped(predicted)} predicted, ${errors}.`;
}
