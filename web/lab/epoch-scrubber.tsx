import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { grouped } from "../format.ts";
import type { LabState } from "./lab-state.ts";
import type { PageState } from "./page-state.ts";
import { epochOf, placeOf, placeText } from "./progress.ts";
import { Readings } from "./readings.tsx";

/** Which epoch is shown and how well the network does there, and a slider that seeks any other. */
export function EpochScrubber({ page, lab }: { page: PageState; lab: LabState | undefined }) {
  /** The epoch that was asked for and is not there yet: the thumb stays under the finger. */
  const sought = useSignal<number | undefined>(undefined);
  const frame = useRef(0);
  const epoch = useComputed(() => sought.value ?? epochOf(page.lab.value?.look.value));
  const epochs = lab?.run.value?.ready.epochs ?? page.form.experiment.value.recipe.training.epochs;
  useSignalEffect(() => {
    const arrived = page.lab.value?.look.value;
    if (page.lab.value?.phase.value === "running" || epochOf(arrived) === sought.peek()) sought.value = undefined;
  });
  const seek = (to: number) => {
    sought.value = to;
    cancelAnimationFrame(frame.current);
    // No more than one for each frame, however fast the thumb moves.
    frame.current = requestAnimationFrame(() => lab?.seek(to));
  };
  const place = lab && sought.value === undefined ? placeText(lab) : placeOf(epoch.value, epochs);
  return (
    <div class="scrubber">
      <div class="scrubber-line">
        <span aria-hidden="true">
          <span class="scrubber-long">{place}</span>
          <span class="scrubber-short">
            {grouped(epoch.value)}
            <span class="scrubber-of"> of {grouped(epochs)}</span>
          </span>
        </span>
        <Readings lab={lab} />
      </div>
      <input
        type="range"
        min="0"
        max={epochs}
        step="1"
        value={epoch.value}
        disabled={!lab}
        aria-label="Epoch"
        aria-valuetext={place}
        onInput={({ currentTarget }) => seek(currentTarget.valueAsNumber)}
      />
    </div>
  );
}
