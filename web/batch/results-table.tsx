import { useRef } from "preact/hooks";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { markOf } from "../assessment-mark.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { labelOf } from "../feature-names.ts";
import { grouped } from "../format.ts";
import { toQuery } from "../scores.ts";
import type { ShownRow } from "./batch-messages.ts";
import type { BatchState } from "./batch-state.ts";
import { Pager } from "./pager.tsx";
import type { Filter, SortKey } from "./row-order.ts";

interface Column {
  readonly label: string;
  /** Absent for a column that rows are not sorted by. */
  readonly key?: SortKey;
  readonly isNumber?: boolean;
}

const lineColumn: Column = { key: "line", label: "Line", isNumber: true };
const caseColumn: Column = { label: "Case number" };
const errorColumn: Column = { label: "Error" };
const predictionColumns: readonly Column[] = [
  { key: "assessment", label: "Assessment" },
  { key: "probability", label: "Probability", isNumber: true },
  { key: "prediction", label: "Prediction" },
  { key: "set", label: "Prediction set" },
  { key: "unknown", label: "Unknown" },
  { key: "unusual", label: "Outside the data" },
  { key: "diagnosis", label: "Diagnosis" },
  { label: "Scores" },
];

const filterLabels: Readonly<Record<Filter, string>> = {
  all: "all",
  predicted: "predicted",
  likelyBenign: "likely benign",
  indeterminate: "indeterminate",
  likelyMalignant: "likely malignant",
  unusual: "outside the training data",
  misclassified: "disagrees with diagnosis",
  invalid: "with errors",
};

/** The table of rows, one page at a time. */
export function ResultsTable({ state }: { state: BatchState }) {
  const { rowTable } = state;
  const top = useRef<HTMLElement>(null);
  const goToTop = () => {
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView({ block: "start", behavior: "instant" });
  };
  const { filter, sort, descending } = rowTable.view.value;
  const counts = state.counts.value;
  const hasId = state.table.value?.hasId ?? false;
  const hasErrors = counts.invalid > 0;
  const hasPredictions = filter !== "invalid";
  const columns = [
    lineColumn,
    ...(hasId ? [caseColumn] : []),
    ...(hasPredictions ? predictionColumns : []),
    ...(hasErrors ? [errorColumn] : []),
  ];
  return (
    <section class="results" aria-labelledby="results-title">
      <h2 id="results-title">Results</h2>
      <div class="choice-row" role="radiogroup" aria-label="Rows to show">
        {(Object.keys(filterLabels) as Filter[])
          .filter((name) => counts[name] > 0 || name === "all")
          .map((name) => (
            <label key={name} class="choice">
              <input type="radio" name="filter" checked={filter === name} onInput={() => rowTable.filterBy(name)} />
              <span>
                {filterLabels[name]} {grouped(counts[name])}
              </span>
            </label>
          ))}
      </div>
      <ScrollRegion label="The rows" class="results-scroll" region={top}>
        <table class={hasPredictions ? undefined : "errors-only"} aria-busy={rowTable.isWaiting.value}>
          <thead>
            <tr>
              {columns.map(({ key, label, isNumber }) => (
                <th
                  key={label}
                  scope="col"
                  class={isNumber ? "number" : undefined}
                  aria-sort={key && (key === sort ? (descending ? "descending" : "ascending") : "none")}
                >
                  {key ? (
                    <button type="button" class="sort" onClick={() => rowTable.sortBy(key)}>
                      {label}
                    </button>
                  ) : (
                    label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowTable.shown.value.map((row) => (
              <tr key={row.line} class={row.prediction ? undefined : "invalid"}>
                <td class="number">{grouped(row.line)}</td>
                {hasId && <td class="case-number">{row.id}</td>}
                {hasPredictions && <PredictionCells row={row} prevalence={state.options.value.prevalence} />}
                {hasErrors && <td class="row-error">{row.error}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rowTable.error.value !== "" && (
        <p class="error" role="alert">
          The rows cannot be shown: {rowTable.error.value}
        </p>
      )}
      <Pager table={rowTable} onTurn={goToTop} />
    </section>
  );
}

function PredictionCells({ row: { values, prediction, diagnosis }, prevalence }: { row: ShownRow; prevalence: number | undefined }) {
  if (!prediction) return predictionColumns.map(({ label }) => <td key={label} />);
  const scores = values.map((value) => value ?? "?").join(" ");
  return (
    <>
      <td>
        <span class="class-mark" data-class={markOf(prediction)}>
          {prediction.assessment}
        </span>
      </td>
      <td class="number">{roughPercent(prediction.probability)}</td>
      <td>{prediction.prediction}</td>
      <td>{prediction.predictionSet.join(" or ")}</td>
      <td>{unknownText(prediction.unknown)}</td>
      <td>{prediction.unusual === null ? "cannot tell" : prediction.unusual ? "yes" : ""}</td>
      <td class="diagnosis">
        {diagnosis}
        {diagnosis && diagnosis !== prediction.prediction && <strong title="disagrees with the prediction"> ≠</strong>}
      </td>
      <td>
        <a href={`/?${toQuery(values, prevalence)}`} aria-label={`Open ${scores}`}>
          {scores}
        </a>
      </td>
    </>
  );
}

function unknownText(unknown: readonly string[]): string {
  if (unknown.length > 1) return `${unknown.length} features`;
  return unknown.map((key) => labelOf(key).toLowerCase()).join();
}
