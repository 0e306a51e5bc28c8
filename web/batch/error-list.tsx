import { labelOf } from "../feature-names.ts";
import { capitalise } from "../format.ts";
import type { BatchState } from "./batch-state.ts";

const MAX_LISTED = 100;

/** The errors in the file, listed by line. */
export function ErrorList({ state }: { state: BatchState }) {
  const invalid = state.rows.value.filter(({ errors }) => errors.length > 0);
  if (invalid.length === 0) return null;
  return (
    <section class="row-errors" aria-labelledby="errors-title">
      <details open={invalid.length <= 10}>
        <summary>
          <h2 id="errors-title">
            {invalid.length.toLocaleString("en")} {invalid.length === 1 ? "row has" : "rows have"} faults
          </h2>
        </summary>
        <ol class="row-error-list">
          {invalid.slice(0, MAX_LISTED).map(({ line, cells, errors }) => (
            <li key={line}>
              <span class="row-error-line">line {line}</span>
              <code>{cells.join(", ")}</code>
              {errors.map(({ column, detail }) => (
                <span key={column} class="row-error-detail">
                  {column ? `${capitalise(labelOf(column))} ` : ""}
                  {detail}
                </span>
              ))}
            </li>
          ))}
        </ol>
        {invalid.length > MAX_LISTED && <p class="soft">The first {MAX_LISTED} are listed; the download names them all.</p>}
      </details>
    </section>
  );
}
