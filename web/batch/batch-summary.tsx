import { featureKeys } from "../../data/features.ts";
import { labelOf } from "../feature-names.ts";
import { list } from "../format.ts";
import type { BatchState } from "./batch-state.ts";
import { download, downloadTable } from "./download.ts";
import type { BatchCheck } from "./server-check.ts";

const count = (value: number) => value.toLocaleString("en");

/** The progress and the counts of a batch, its download and its server check. */
export function BatchSummary({ state }: { state: BatchState }) {
  const { predicted, benign, malignant, uncertain, unusual, invalid, all } = state.counts.value;
  const isDone = state.phase.value === "done";
  const columns = state.columns.value;
  const absent = columns ? featureKeys.filter((_, f) => (columns.features[f] as number) < 0) : [];
  const save = async () => {
    if (!columns) return;
    const { default: Papa } = await import("papaparse");
    download(Papa.unparse(downloadTable(columns, state.rows.value)), `${state.name.value.replace(/\.\w+$/, "")}-answered.csv`, "text/csv");
  };
  return (
    <section class="batch-summary" aria-labelledby="summary-title">
      <div class="section-head">
        <h2 id="summary-title">{state.name.value}</h2>
        <div class="button-row">
          <button type="button" class="button small" disabled={!isDone} onClick={save}>
            Download with answers
          </button>
          <button type="button" class="button quiet small" onClick={() => state.clear()}>
            {isDone ? "Put away" : "Stop"}
          </button>
        </div>
      </div>
      <progress class="progress" max={1} value={state.progress.value} aria-label="Read so far" />
      {/* Announced once, at the end; the progress bar conveys the rest. */}
      <p role="status">
        {isDone && `${count(all)} ${all === 1 ? "row" : "rows"} read: ${count(predicted)} answered, ${count(invalid)} with faults.`}
      </p>
      {!isDone && <p>Reading… {count(all)} rows so far.</p>}
      <dl class="tally">
        <Tally name="benign" value={benign} mark="benign" />
        <Tally name="malignant" value={malignant} mark="malignant" />
        <Tally name="of these not sure" value={uncertain} mark="both" />
        <Tally name="unusual" value={unusual} />
        <Tally name="with faults" value={invalid} />
      </dl>
      {absent.length > 0 && (
        <p class="soft">Not in the file, so unknown in every row: {list(absent.map((key) => labelOf(key).toLowerCase()))}.</p>
      )}
      {columns && columns.unused.length > 0 && <p class="soft">Passed through unread: {columns.unused.join(", ")}.</p>}
      <div class="batch-check">
        <label class="switch">
          <input
            type="checkbox"
            disabled={!isDone}
            checked={state.serverCheck.value.state !== "off"}
            onChange={({ currentTarget }) => {
              if (currentTarget.checked) state.checkWithServer();
              else state.stopServerCheck();
            }}
          />
          <span>Ask the edge too</span>
        </label>
        <p class="soft" role="status">
          {serverCheckText(state.serverCheck.value)}
        </p>
      </div>
    </section>
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
      <dd>{count(value)}</dd>
    </div>
  );
}

function serverCheckText(check: BatchCheck): string {
  switch (check.state) {
    case "off":
      return "Off: nothing leaves this browser. On: the scores, and no other column, are sent and every answer is compared.";
    case "pending":
      return `Asking… ${count(check.checked)} rows so far.`;
    case "agrees":
      return `Edge and page agree to the last bit on all ${count(check.checked)} rows.`;
    case "differs":
      return `Edge and page differ on ${count(check.lines.length)} of ${count(check.checked)} rows, the first on line ${check.lines[0]}. Please do not rely on either.`;
    case "other-model":
      return `The edge has another model (${check.version}), so its answers cannot be compared. Load this page anew.`;
    case "failed":
      return `The edge did not answer: ${check.detail}`;
  }
}
