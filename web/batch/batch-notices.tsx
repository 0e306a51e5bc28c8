import type { Notice } from "../../data/tables/index.ts";
import { labelOf } from "../feature-names.ts";
import { capitalise, countWord, grouped, list } from "../format.ts";
import { type BatchTable, MOST_ROWS } from "./batch-messages.ts";
import type { BatchState } from "./batch-state.ts";

/** How the file was understood: what was taken as what, and what is missing. */
export function BatchNotices({ state }: { state: BatchState }) {
  const table = state.table.value;
  if (!table) return null;
  const isChosen = state.options.value.columns !== undefined;
  const notices = state.notices.value.filter(({ code }) => code !== "missing features");
  const isSilent = notices.length === 0 && table.missing.length === 0 && table.unused.length === 0 && !isChosen && !state.isCut.value;
  if (isSilent) return null;
  return (
    <section class="batch-notices" aria-label="How the file was read">
      <ul>
        {state.isCut.value && (
          <li>
            <strong>Only the first {grouped(MOST_ROWS)} rows were read.</strong> Split the file to predict the rest.
          </li>
        )}
        {table.missing.length > 0 && <MissingFeatures table={table} />}
        {notices.map(({ code, text }: Notice) => (
          <li key={code}>{text}</li>
        ))}
        {isChosen && (
          <li>
            The columns are read as you chose them for this header.{" "}
            <button type="button" class="link" onClick={() => state.changeColumns()}>
              Change
            </button>
          </li>
        )}
        {table.unused.length > 0 && <li>Not used, but kept in the download: {shortList(table.unused)}.</li>}
      </ul>
    </section>
  );
}

function MissingFeatures({ table: { missing } }: { table: BatchTable }) {
  const labels = list(missing.map((key) => labelOf(key).toLowerCase()));
  const isOne = missing.length === 1;
  return (
    <li>
      <strong>
        {capitalise(countWord(missing.length))} {isOne ? "feature is" : "features are"} missing from this file.
      </strong>{" "}
      {capitalise(labels)} {isOne ? "is" : "are"} in no column: unknown in every row, so every prediction averages over{" "}
      {isOne ? "it" : "them"}.
    </li>
  );
}

const MOST_NAMES = 12;

function shortList(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more` : list(names);
}
