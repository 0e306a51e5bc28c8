import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { featureKeys } from "../../data/features.ts";
import sampleUrl from "../../data/wisconsin.csv?url";
import { preHydrationText } from "../pre-hydration-input.ts";
import type { BatchState } from "./batch-state.ts";

/** The sources of rows: a dropped or selected file, pasted text, or the Wisconsin data. */
export function SourceChooser({ state }: { state: BatchState }) {
  const isOver = useSignal(false);
  const pasted = useSignal("");
  const chosen = useRef<HTMLInputElement>(null);
  const openFile = (file: File | undefined) => file && state.open(file, file.name);
  const initial = useMemo(() => preHydrationText("pasted"), []);
  useEffect(() => {
    pasted.value ||= initial;
    openFile(chosen.current?.files?.[0]);
  }, []);
  const openSample = async () => {
    const response = await fetch(sampleUrl);
    await state.open(await response.text(), "wisconsin.csv");
  };
  return (
    <section class="source" aria-labelledby="source-title">
      <h2 id="source-title" class="visually-hidden">
        The samples
      </h2>
      <label
        class="drop"
        data-over={isOver.value}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          openFile(event.dataTransfer?.files[0]);
        }}
      >
        <input
          ref={chosen}
          type="file"
          accept=".csv,.txt,.data,.tsv,text/csv,text/plain"
          onChange={({ currentTarget }) => {
            openFile(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
        <strong>Drop a CSV here, or choose a file</strong>
        <span class="soft">Comma, semicolon or tab. Columns in any order; others are kept and passed through.</span>
      </label>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.value.trim() !== "") state.open(pasted.value, "Pasted rows");
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
            Read what is pasted
          </button>
          <button type="button" class="button quiet small" onClick={openSample}>
            Take the Wisconsin data
          </button>
        </div>
      </form>
      <details class="format">
        <summary>What the file must look like</summary>
        <p>
          The first row names the columns: <code>{featureKeys.join(", ")}</code>, and <code>diagnosis</code> where it is known (benign or
          malignant, or 2 and 4). A score is a whole number from 1 to 10; an empty cell, <code>?</code>, <code>NA</code> or{" "}
          <code>unknown</code> is unknown. A column that is not there is unknown for all. The raw file of the UCI repository, without a
          first row of names, is understood too.
        </p>
      </details>
    </section>
  );
}
