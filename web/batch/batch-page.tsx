import { useEffect, useMemo } from "preact/hooks";
import { askEdgeBatch } from "../api.ts";
import { useHydrated } from "../live.ts";
import { loadModel } from "../local-model.ts";
import { BatchEvaluation } from "./batch-evaluation.tsx";
import { type BatchState, createBatchState } from "./batch-state.ts";
import { BatchSummary } from "./batch-summary.tsx";
import { FaultList } from "./fault-list.tsx";
import { ResultsTable } from "./results-table.tsx";
import { runBatch } from "./run-batch.ts";
import { SourceChooser } from "./source-chooser.tsx";

/** Many samples: a CSV in, the same CSV with its answers out. */
export default function BatchPage() {
  const state = useMemo(() => createBatchState({ loadModel, run: runBatch, askEdgeBatch }), []);
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
      <Outcome state={state} />
    </div>
  );
}

function Outcome({ state }: { state: BatchState }) {
  const phase = state.phase.value;
  if (phase === "empty") return null;
  if (phase === "refused")
    return (
      <p class="fault big" role="alert">
        {state.name.value}: {state.fault.value}
      </p>
    );
  return (
    <>
      <BatchSummary state={state} />
      <FaultList state={state} />
      <BatchEvaluation state={state} />
      <ResultsTable state={state} />
    </>
  );
}
