import { ScrollRegion } from "../components/scroll-region.tsx";
import { percent } from "../format.ts";
import { toQuery } from "../scores.ts";
import { type BatchState, PAGE_SIZE } from "./batch-state.ts";
import type { BatchRow } from "./predict-file.ts";
import type { Filter, SortKey } from "./row-order.ts";

const columns: readonly { readonly key: SortKey; readonly label: string; readonly number?: boolean }[] = [
  { key: "line", label: "Line", number: true },
  { key: "prediction", label: "Prediction" },
  { key: "probability", label: "Probability", number: true },
  { key: "set", label: "How sure" },
  { key: "unusual", label: "Unusual" },
  { key: "diagnosis", label: "Diagnosis" },
];

const filterLabels: Readonly<Record<Filter, string>> = {
  all: "all",
  predicted: "answered",
  benign: "benign",
  malignant: "malignant",
  uncertain: "not sure",
  unusual: "unusual",
  misclassified: "unlike the diagnosis",
  invalid: "with faults",
};

/** The table of rows, one page at a time. */
export function ResultsTable({ state }: { state: BatchState }) {
  const { key, descending } = state.sort.value;
  const counts = state.counts.value;
  return (
    <section class="results" aria-labelledby="results-title">
      <h2 id="results-title">Row by row</h2>
      <div class="choice-row" role="radiogroup" aria-label="Rows to show">
        {(Object.keys(filterLabels) as Filter[])
          .filter((filter) => counts[filter] > 0 || filter === "all")
          .map((filter) => (
            <label key={filter} class="choice">
              <input type="radio" name="filter" checked={state.filter.value === filter} onInput={() => state.filterBy(filter)} />
              <span>
                {filterLabels[filter]} {counts[filter].toLocaleString("en")}
              </span>
            </label>
          ))}
      </div>
      <ScrollRegion label="The rows" class="results-scroll">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  class={column.number ? "number" : undefined}
                  aria-sort={column.key === key ? (descending ? "descending" : "ascending") : "none"}
                >
                  <button type="button" class="sort" onClick={() => state.sortBy(column.key)}>
                    {column.label}
                  </button>
                </th>
              ))}
              <th scope="col">Scores</th>
            </tr>
          </thead>
          <tbody>
            {state.page.value.map((row) => (
              <ResultRow key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Pager state={state} />
    </section>
  );
}

function ResultRow({ row: { line, values, prediction, diagnosis, errors } }: { row: BatchRow }) {
  if (!prediction || !values)
    return (
      <tr class="invalid">
        <td class="number">{line}</td>
        <td colSpan={columns.length}>{errors.map(({ column = "", detail }) => `${column} ${detail}`).join("; ")}</td>
      </tr>
    );
  const scores = values.map((value) => value ?? "?").join(" ");
  return (
    <tr>
      <td class="number">{line}</td>
      <td>
        <span class="class-mark" data-class={prediction.prediction}>
          {prediction.prediction}
        </span>
      </td>
      <td class="number">{percent(prediction.probability)}</td>
      <td>{prediction.predictionSet.length > 1 ? "not sure" : "sure enough"}</td>
      <td>{prediction.unusual ? "unusual" : ""}</td>
      <td>
        {diagnosis}
        {diagnosis && diagnosis !== prediction.prediction && <strong> ≠</strong>}
      </td>
      <td>
        <a href={`/?${toQuery(values)}`} aria-label={`Open ${scores}`}>
          {scores}
        </a>
      </td>
    </tr>
  );
}

function Pager({ state }: { state: BatchState }) {
  const index = state.pageIndex.value;
  const total = state.matching.value.length;
  if (total <= PAGE_SIZE) return null;
  return (
    <nav class="button-row pager" aria-label="Pages of the table">
      <button type="button" class="button quiet small" disabled={index === 0} onClick={() => state.goToPage(index - 1)}>
        Back
      </button>
      <span role="status">
        {(index * PAGE_SIZE + 1).toLocaleString("en")} to {Math.min(total, (index + 1) * PAGE_SIZE).toLocaleString("en")} of{" "}
        {total.toLocaleString("en")}
      </span>
      <button
        type="button"
        class="button quiet small"
        disabled={index + 1 >= state.pageCount.value}
        onClick={() => state.goToPage(index + 1)}
      >
        On
      </button>
    </nav>
  );
}
