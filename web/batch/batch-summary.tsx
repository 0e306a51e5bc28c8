import { featureKeys } from "../../data/features.ts";
import { list } from "../format.ts";
import { labelOf } from "../predict/feature-names.ts";
import type { BatchState } from "./batch-state.ts";
import { answeredTable, download } from "./download.ts";
import type { EdgeCheck } from "./edge-check.ts";

const count = (value: number) => value.toLocaleString("en");

/** What was read and what came of it, while it comes. */
export function BatchSummary({ state }: { state: BatchState }) {
  const { answered, benign, malignant, unsure, unusual, faulty, all } = state.counts.value;
  const isDone = state.phase.value === "done";
  const columns = state.columns.value;
  const absent = columns ? featureKeys.filter((_, f) => (columns.features[f] as number) < 0) : [];
  const save = async () => {
    if (!columns) return;
    const { default: Papa } = await import("papaparse");
    download(Papa.unparse(answeredTable(columns, state.rows.value)), `${state.name.value.replace(/\.\w+$/, "")}-answered.csv`, "text/csv");
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
      <progress class="progress" max={1} value={state.done.value} aria-label="Read so far" />
      {/* Said once, when all is read; the progress bar tells the rest. */}
      <p role="status">
        {isDone && `${count(all)} ${all === 1 ? "row" : "rows"} read: ${count(answered)} answered, ${count(faulty)} with faults.`}
      </p>
      {!isDone && <p>Reading… {count(all)} rows so far.</p>}
      <dl class="tally">
        <Tally name="benign" value={benign} mark="benign" />
        <Tally name="malignant" value={malignant} mark="malignant" />
        <Tally name="of these not sure" value={unsure} mark="both" />
        <Tally name="unusual" value={unusual} />
        <Tally name="with faults" value={faulty} />
      </dl>
      {absent.length > 0 && (
        <p class="soft">Not in the file, so unknown in every row: {list(absent.map((key) => labelOf(key).toLowerCase()))}.</p>
      )}
      {columns && columns.unused.length > 0 && <p class="soft">Passed through unread: {columns.unused.join(", ")}.</p>}
      <div class="edge-check">
        <label class="switch">
          <input
            type="checkbox"
            disabled={!isDone}
            checked={state.edge.value.state !== "off"}
            onChange={({ currentTarget }) => {
              if (currentTarget.checked) state.askAtEdge();
              else state.leaveEdge();
            }}
          />
          <span>Ask the edge too</span>
        </label>
        <p class="soft" role="status">
          {edgeText(state.edge.value)}
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

function edgeText(edge: EdgeCheck): string {
  switch (edge.state) {
    case "off":
      return "Off: nothing leaves this browser. On: the scores, and no other column, are sent and every answer is compared.";
    case "asking":
      return `Asking… ${count(edge.asked)} rows so far.`;
    case "agrees":
      return `Edge and page agree to the last bit on all ${count(edge.asked)} rows.`;
    case "differs":
      return `Edge and page differ on ${count(edge.lines.length)} of ${count(edge.asked)} rows, the first on line ${edge.lines[0]}. Please do not rely on either.`;
    case "other-model":
      return `The edge has another model (${edge.version}), so its answers cannot be compared. Load this page anew.`;
    case "failed":
      return `The edge did not answer: ${edge.detail}`;
  }
}
