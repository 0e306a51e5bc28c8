import { labelOf } from "../predict/feature-names.ts";
import { capital } from "../predict/wording.ts";
import type { BatchState } from "./batch-state.ts";

const SHOWN = 100;

/** The faults of the file, line by line. */
export function FaultList({ state }: { state: BatchState }) {
  const faulty = state.rows.value.filter(({ faults }) => faults.length > 0);
  if (faulty.length === 0) return null;
  return (
    <section class="faults" aria-labelledby="faults-title">
      <details open={faulty.length <= 10}>
        <summary>
          <h2 id="faults-title">
            {faulty.length.toLocaleString("en")} {faulty.length === 1 ? "row has" : "rows have"} faults
          </h2>
        </summary>
        <ol class="fault-lines">
          {faulty.slice(0, SHOWN).map(({ line, cells, faults }) => (
            <li key={line}>
              <span class="fault-line">line {line}</span>
              <code>{cells.join(", ")}</code>
              {faults.map(({ column, detail }) => (
                <span key={column} class="fault-detail">
                  {column ? `${capital(labelOf(column))} ` : ""}
                  {detail}
                </span>
              ))}
            </li>
          ))}
        </ol>
        {faulty.length > SHOWN && <p class="soft">The first {SHOWN} are listed; the download names them all.</p>}
      </details>
    </section>
  );
}
