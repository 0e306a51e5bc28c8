import { labelOf } from "../feature-names.ts";
import { capitalise, grouped } from "../format.ts";
import type { BatchState } from "./batch-state.ts";

/** The errors in the file, listed by line. */
export function ErrorList({ state }: { state: BatchState }) {
  const { invalid } = state.counts.value;
  const listed = state.listed.value;
  if (invalid === 0) return null;
  return (
    <section class="row-errors" aria-labelledby="errors-title">
      <details open={invalid <= 10}>
        <summary>
          <h2 id="errors-title">
            {grouped(invalid)} {invalid === 1 ? "row" : "rows"} could not be predicted
          </h2>
        </summary>
        <ol class="row-error-list">
          {listed.map(({ line, id, text, errors, moreErrors }) => (
            <li key={line}>
              <span class="row-error-line">line {grouped(line)}</span>
              {id !== "" && <span class="row-error-case">case {id}</span>}
              <code>{text}</code>
              {errors.map(({ column, detail }) => (
                <span key={column} class="row-error-detail">
                  {column ? `${capitalise(labelOf(column))} ` : ""}
                  {detail}
                </span>
              ))}
              {moreErrors > 0 && <span class="row-error-detail">and {moreErrors} more</span>}
            </li>
          ))}
        </ol>
        {invalid > listed.length && <p class="soft">The first {listed.length} are listed; the download names them all.</p>}
      </details>
    </section>
  );
}
