import { useId } from "preact/hooks";
import { endText } from "./end-text.ts";
import { EpochScrubber } from "./epoch-scrubber.tsx";
import type { LabState } from "./lab-state.ts";
import type { PageState } from "./page-state.ts";
import { paceLabel, paces } from "./speeds.ts";

/** Run, step, scrub and start anew. Stays in view: at the top of a wide window, and at the bottom of a narrow one. */
export function Transport({ page }: { page: PageState }) {
  const more = useId();
  const note = useId();
  // Without its rows nothing can be trained.
  const lab = page.form.missing.value === undefined ? page.lab.value : undefined;
  const words = noteOf(page, lab);
  return (
    <section class="transport" id="training" aria-label="Training">
      <RunButton page={page} lab={lab} describedBy={words ? note : undefined} />
      <button type="button" class="button quiet transport-step" disabled={!lab} onClick={() => lab?.step()}>
        <Icon name="step" />
        <span>
          <span class="transport-long">One step</span>
          <span class="transport-short">Step</span>
        </span>
      </button>
      <button type="button" class="button quiet transport-more-button" popovertarget={more} aria-label="More controls">
        <Icon name="more" />
      </button>
      <div id={more} popover="auto" class="transport-more">
        <button type="button" class="button quiet" disabled={!lab} onClick={() => lab?.epoch()}>
          One epoch
        </button>
        <button type="button" class="button quiet" disabled={!lab} onClick={() => lab?.reset()} title="Back to the start of this run">
          Reset
        </button>
        <button
          type="button"
          class="button quiet"
          disabled={!lab}
          onClick={() => page.newStart()}
          title="The same experiment with the next seed"
        >
          New start
        </button>
        <Speed page={page} />
      </div>
      <EpochScrubber page={page} lab={lab} />
      {words && (
        <p id={note} class="transport-note">
          {words}
        </p>
      )}
    </section>
  );
}

/** What the visitor must know of the run besides its numbers. */
function noteOf(page: PageState, lab: LabState | undefined): string {
  const { errors, strays, missing } = page.form;
  if (missing.value !== undefined) return "The table that this experiment needs is not open.";
  const end = lab && endText(lab);
  if (end) return end;
  if (lab?.phase.value === "failed") return `The training failed: ${lab.error.value ?? "the reason is unknown"}`;
  return Object.keys(errors.value).length > strays.value.length
    ? "A field of the experiment is not valid: Run uses its last valid value."
    : "";
}

function RunButton({ page, lab, describedBy }: { page: PageState; lab: LabState | undefined; describedBy: string | undefined }) {
  const phase = lab?.phase.value;
  const isRunning = phase === "running";
  const word = isRunning ? "Pause" : phase === "ended" ? "Again" : "Run";
  return (
    <button
      type="button"
      class="button transport-run"
      disabled={!lab || phase === "loading" || phase === "failed"}
      onClick={() => (isRunning ? lab?.pause() : page.run())}
      aria-describedby={describedBy}
      aria-label={phase === "ended" ? "Run again from the start" : word}
    >
      {isRunning ? <Icon name="pause" /> : <Icon name="run" />}
      <span>{word}</span>
    </button>
  );
}

function Speed({ page }: { page: PageState }) {
  return (
    <label class="transport-speed">
      <span>Speed</span>
      <select value={page.paceName.value} onChange={({ currentTarget }) => page.choosePace(currentTarget.value)}>
        {Object.entries(paces).map(([name, pace]) => (
          <option key={name} value={name}>
            {paceLabel(pace)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The shapes of the icons, in a square of 16. */
const icons = {
  run: "M3 1.5v13l11-6.5z",
  pause: "M3 2h3.5v12H3zM9.5 2H13v12H9.5z",
  step: "M2 2.5v11l8-5.5zM11.5 2.5H14v11h-2.5z",
  more: "M1 6.5h3v3H1zM6.5 6.5h3v3h-3zM12 6.5h3v3h-3z",
};

function Icon({ name }: { name: keyof typeof icons }) {
  return (
    <svg class="transport-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
