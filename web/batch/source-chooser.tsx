import { useEffect, useMemo, useRef } from "preact/hooks";
import { featureKeys } from "../../data/features.ts";
import sampleUrl from "../../data/wisconsin.csv?url";
import { grouped } from "../format.ts";
import { preHydrationText } from "../pre-hydration-input.ts";
import { useFileDrop } from "../tables/use-file-drop.ts";
import { MOST_ROWS } from "./batch-messages.ts";
import type { BatchState } from "./batch-state.ts";

/** The sources of rows: a dropped or selected file, pasted text, or the Wisconsin data. */
export function SourceChooser({ state }: { state: BatchState }) {
  const { pasted } = state;
  const chosen = useRef<HTMLInputElement>(null);
  const openFile = (file: File | undefined) => file && state.offer.offer(file, file.name);
  const isOver = useFileDrop(openFile);
  const initial = useMemo(() => preHydrationText("pasted"), []);
  useEffect(() => {
    pasted.value ||= initial;
    openFile(chosen.current?.files?.[0]);
  }, []);
  const openSample = async () => {
    const response = await fetch(sampleUrl);
    await state.offer.offer(await response.blob(), "wisconsin.csv");
  };
  return (
    <section class="source" aria-labelledby="source-title">
      <h2 id="source-title" class="visually-hidden">
        File or rows
      </h2>
      <div class="drop-anywhere" hidden={!isOver.value}>
        Drop the file to predict its rows
      </div>
      <label class="drop" data-over={isOver.value}>
        <input
          ref={chosen}
          type="file"
          accept=".csv,.tsv,.txt,.data,.dat,.arff,.xlsx,text/csv,text/plain"
          onChange={({ currentTarget }) => {
            openFile(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
        <strong>Drop a CSV file or an Excel workbook here, or choose one</strong>
        <span class="soft">Comma-, semicolon- or tab-separated, or .xlsx. Columns in any order; extra columns are kept.</span>
      </label>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.value.trim() !== "") state.offer.offer(new Blob([pasted.value]), "Pasted rows");
        }}
      >
        <label for="pasted">Or paste rows</label>
        <textarea
          id="pasted"
          rows={4}
          spellcheck={false}
          placeholder="clumpThickness,bareNuclei,…"
          value={pasted.value}
          onInput={({ currentTarget }) => {
            pasted.value = currentTarget.value;
          }}
        />
        <div class="button-row">
          <button type="submit" class="button small" disabled={pasted.value.trim() === ""}>
            Predict pasted rows
          </button>
          <button type="button" class="button quiet small" onClick={openSample}>
            Load the Wisconsin data
          </button>
        </div>
      </form>
      <FileFormat />
    </section>
  );
}

function FileFormat() {
  return (
    <details class="format">
      <summary>File format and template</summary>
      <p>
        The first row names the columns: <code>{featureKeys.join(", ")}</code>, and <code>diagnosis</code> if known (benign or malignant, or
        UCI’s 2 and 4). The names under which the data set is usually published also work, as does the raw UCI file, which has no header
        row. A score is a whole number from 1 to 10; an empty cell, <code>?</code>, <code>NA</code> or <code>unknown</code> is unknown. A
        missing column counts as unknown in every row.
      </p>
      <p>
        A file can have up to {grouped(MOST_ROWS)} rows. The page keeps about 40 bytes per row in memory and reads the rest from your file
        again when you download the predictions; a workbook is unpacked in memory, so large tables are better saved as CSV.
      </p>
      <p>
        Template with two example rows:{" "}
        <a href="/cytonet-template.xlsx" download>
          Excel (.xlsx)
        </a>{" "}
        or{" "}
        <a href="/cytonet-template.csv" download>
          CSV
        </a>
      </p>
    </details>
  );
}
