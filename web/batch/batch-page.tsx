import { useHydrated } from "../use-hydrated.ts";
import { BatchEvaluation } from "./batch-evaluation.tsx";
import { BatchNotices } from "./batch-notices.tsx";
import { BatchSettings } from "./batch-settings.tsx";
import type { BatchState } from "./batch-state.ts";
import { BatchSummary } from "./batch-summary.tsx";
import { ColumnQuestionForm } from "./column-question.tsx";
import { currentBatch } from "./current-batch.ts";
import { ErrorList } from "./error-list.tsx";
import { MalignantChoice } from "./malignant-choice.tsx";
import { ReplaceQuestion } from "./replace-question.tsx";
import { ResultsTable } from "./results-table.tsx";
import { SourceChooser } from "./source-chooser.tsx";

/** The Batch page: predicts the rows of a table and offers them for download. */
export default function BatchPage() {
  const state = currentBatch();
  useHydrated();
  return (
    <div class="page batch">
      <header class="hero">
        <h1>Predict a whole file</h1>
        <p class="lead">
          Drop a CSV file or an Excel workbook with the nine scores. Every row gets a prediction, every error is listed with its line
          number, and nothing leaves your browser unless you ask.
        </p>
      </header>
      <SourceChooser state={state} />
      <Results state={state} />
      <ReplaceQuestion state={state} />
    </div>
  );
}

function Results({ state }: { state: BatchState }) {
  const phase = state.phase.value;
  if (phase === "empty") return null;
  if (phase === "asking") return <ColumnQuestionForm state={state} />;
  if (phase === "refused")
    return (
      <div class="error big" role="alert">
        <p>
          <strong>{state.name.value}</strong> was not read.
        </p>
        <p>{state.refusal.value}</p>
      </div>
    );
  return (
    <>
      <BatchSummary state={state} />
      <BatchSettings state={state} />
      <BatchNotices state={state} />
      <MalignantChoice state={state} />
      <ErrorList state={state} />
      <BatchEvaluation state={state} />
      <ResultsTable state={state} />
    </>
  );
}
