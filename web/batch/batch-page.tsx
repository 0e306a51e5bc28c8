import { useEffect, useMemo } from "preact/hooks";
import { requestBatch } from "../api.ts";
import { loadModel } from "../local-model.ts";
import { useHydrated } from "../use-hydrated.ts";
import { BatchEvaluation } from "./batch-evaluation.tsx";
import { type BatchState, createBatchState } from "./batch-state.ts";
import { BatchSummary } from "./batch-summary.tsx";
import { ErrorList } from "./error-list.tsx";
import { ResultsTable } from "./results-table.tsx";
import { runBatch } from "./run-batch.ts";
import { SourceChooser } from "./source-chooser.tsx";

/** The Batch page: predicts the rows of a CSV file and offers them for download. */
export default function BatchPage() {
  const state = useMemo(() => createBatchState({ loadModel, run: runBatch, requestBatch }), []);
  useHydrated();
  useEffect(() => () => state.clear(), [state]);
  return (
    <div class="page batch">
      <header class="hero">
        <h1>A whole tray at once</h1>
        <p class="lead">
          Drop a CSV with the nine scores. Every row gets its answer, every fault is told with its line, and nothing leaves this browser
          unless you ask for it.
        </p>
      </header>
      <SourceChooser state={state} />
      <Results state={state} />
    </div>
  );
}

function Results({ state }: { state: BatchState }) {
  const phase = state.phase.value;
  if (phase === "empty") return null;
  if (phase === "refused")
    return (
      <p class="error big" role="alert">
        {state.name.value}: {state.error.value}
      </p>
    );
  return (
    <>
      <BatchSummary state={state} />
      <ErrorList state={state} />
      <BatchEvaluation state={state} />
      <ResultsTable state={state} />
    </>
  );
}
