import { useEffect, useState } from "preact/hooks";
import { capitalise } from "../../format.ts";
import { fetchDeployed, fetchRows, fetchServerVersion } from "./deployed.ts";
import { Fingerprints } from "./fingerprint.tsx";
import { RebuiltParts } from "./rebuilt-parts.tsx";
import { createReproduceState, type ReproduceState } from "./reproduce-state.ts";
import { inWebWorkers } from "./start-rebuild.ts";
import { madeText, PROOF, progressText, refusalText, serverText, sourceText, timeText, weightsText } from "./wording.ts";

/** The two rebuilds, of the weights and of the whole file, with what they come to. */
export function ReproduceSteps() {
  const [state] = useState(createBrowserState);
  useEffect(() => state.cancel, [state]);
  return (
    <>
      <div class="reproduce-columns">
        <Weights state={state} />
        <WholeFile state={state} />
      </div>
      <Remarks state={state} />
    </>
  );
}

function Weights({ state }: { state: ReproduceState }) {
  const weights = state.weights.value;
  const isIdle = state.activity.value === "none";
  return (
    <section class="reproduce-step" aria-labelledby="reproduce-weights">
      <h3 id="reproduce-weights">The weights</h3>
      <p>One training on all complete rows, which takes a fraction of a second, and its numbers beside the deployed ones.</p>
      <p>
        <button type="button" class="button" aria-disabled={!isIdle} onClick={() => isIdle && state.start("weights")}>
          Train the weights again
        </button>
      </p>
      <p role="status" class="reproduce-outcome">
        {weights && weightsText(weights)}
      </p>
      {weights && <Fingerprints {...weights} what="all parameters" />}
    </section>
  );
}

function WholeFile({ state }: { state: ReproduceState }) {
  const activity = state.activity.value;
  const isIdle = activity === "none";
  const isRunning = activity === "whole";
  const estimate = state.estimate.value;
  return (
    <section class="reproduce-step" aria-labelledby="reproduce-file">
      <h3 id="reproduce-file">The whole file</h3>
      <p>
        The weights, and all that was measured and calibrated: some 2,400 jobs of cross-validation on all cores of your computer. Watch one
        part after another turn out the same.
      </p>
      <p class="button-row">
        <button
          type="button"
          class="button"
          aria-disabled={!isIdle && !isRunning}
          onClick={() => (isRunning ? state.cancel() : isIdle && state.start("whole"))}
        >
          {isRunning ? "Cancel" : "Rebuild the whole file"}
        </button>
        <button type="button" class="button quiet" aria-disabled={!isIdle} onClick={() => isIdle && state.start("estimate")}>
          {activity === "estimate" ? "Timing a few jobs…" : "How long will it take?"}
        </button>
      </p>
      <p role="status" class="soft">
        {estimate !== undefined && `${capitalise(timeText(estimate))} here, on ${state.threads} ${state.threads === 1 ? "core" : "cores"}.`}
      </p>
      {isRunning && <Running state={state} />}
      <Outcome state={state} />
      <RebuiltParts state={state} />
    </section>
  );
}

function Running({ state }: { state: ReproduceState }) {
  const progress = state.progress.value;
  return (
    <div class="reproduce-progress">
      <progress class="progress" max={1} value={progress?.share ?? 0} aria-label="Rebuilt so far" />
      <p class="soft">{progress ? progressText(progress) : "training"}</p>
    </div>
  );
}

function Outcome({ state }: { state: ReproduceState }) {
  const made = state.made.value;
  const isEqual = made !== undefined && made.ours === made.theirs;
  return (
    <>
      <p role="status" class="reproduce-outcome">
        {made && `${madeText(made)} ${serverText(made)}`}
        {state.isCancelled.value && "Cancelled: nothing is running any more."}
      </p>
      {made && <Fingerprints {...made} what="the whole file" />}
      {isEqual && <p class="reproduce-proof">{PROOF}</p>}
    </>
  );
}

function Remarks({ state }: { state: ReproduceState }) {
  const deployed = state.deployed.value;
  const error = state.error.value;
  const refusal = deployed ? refusalText(deployed) : "";
  return (
    <>
      <div role="alert">
        {error && <p class="error">The model could not be rebuilt: {error}.</p>}
        {refusal && <p class="error">{refusal}</p>}
      </div>
      {deployed && !refusal && <p class="soft">{sourceText(deployed)}</p>}
    </>
  );
}

function createBrowserState(): ReproduceState {
  const threads = navigator.hardwareConcurrency;
  return createReproduceState({
    fetchDeployed,
    fetchRows,
    fetchServerVersion,
    startRebuild: inWebWorkers(threads),
    threads,
    now: () => performance.now(),
  });
}
