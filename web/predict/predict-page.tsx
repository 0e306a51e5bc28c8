import { effect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { features } from "../../data/features.ts";
import { askEdge } from "../api.ts";
import { useHydrated } from "../live.ts";
import { loadModel } from "../local-model.ts";
import { lookForUpdate } from "../offline/updates-state.ts";
import { earlyChoices } from "../pre-hydration-input.ts";
import { visitorQuery } from "../visitor-sample.ts";
import { AnswerPanel } from "./answer-panel.tsx";
import { ExampleSlides } from "./example-slides.tsx";
import { FeatureScale } from "./feature-scale.tsx";
import { createPredictState, type PredictState } from "./predict-state.ts";
import { PrevalenceField } from "./prevalence-field.tsx";
import { ReasonSections } from "./reason-sections.tsx";
import { createReasonsWorker } from "./reasons.ts";
import { ResultBar } from "./result-bar.tsx";

/** One sample: the form, and beside it the answer. */
export default function PredictPage() {
  const state = useMemo(() => createPredictState({ askEdge, findReasons: createReasonsWorker }), []);
  useHydrated();
  useStart(state);
  useQueryInAddress(state);
  return (
    <div class="page predict">
      <header class="hero">
        <h1>Nine scores, one answer, and how sure it is</h1>
        <p class="lead">
          A cytologist looks at a fine-needle aspirate of a breast mass and scores nine things from 1 to 10. A small neural network says
          what such a sample tends to be. Score what you know; the rest may stay unknown.
        </p>
      </header>
      <ExampleSlides state={state} />
      <div class="desk">
        {/* Without scripts it asks the API itself: the fields are named as its parameters are. */}
        <form class="scores" action="/api/v1/predict" method="get" onSubmit={(event) => event.preventDefault()}>
          <div class="section-head">
            <h2>The sample</h2>
            <button type="button" class="button quiet small" onClick={() => state.clear()}>
              Clear all
            </button>
          </div>
          <p class="key-hint soft">Arrow keys or digits choose (0 is ten), U is unknown, Delete takes back.</p>
          {features.map((feature, f) => (
            <FeatureScale key={feature.key} feature={feature} index={f} state={state} />
          ))}
          <PrevalenceField state={state} />
          <noscript>
            <button type="submit" class="button">
              Ask the API
            </button>
          </noscript>
        </form>
        <AnswerPanel state={state} />
      </div>
      <ReasonSections state={state} />
      <ResultBar state={state} />
    </div>
  );
}

function useStart(state: PredictState): void {
  useEffect(() => {
    const load = () =>
      loadModel().then(
        (model) => {
          state.model.value = model;
          state.modelFault.value = undefined;
        },
        (reason: Error) => {
          state.modelFault.value = reason.message;
        },
      );
    const tryAgain = () => {
      load();
      state.askAgain();
    };
    load();
    addEventListener("online", tryAgain);
    const stopFollowing = state.follow();
    const stopWatching = effect(() => {
      if (state.confirmation.value.state === "other-model") lookForUpdate();
    });
    return () => {
      removeEventListener("online", tryAgain);
      stopFollowing();
      stopWatching();
    };
  }, [state]);
}

/** The address always opens the page as it is; going back and forth reads it again. */
function useQueryInAddress(state: PredictState): void {
  const early = useMemo(earlyChoices, []);
  useEffect(() => {
    // Back from another page, the sample is still on the table. What was chosen before any script ran stands above the address.
    for (const query of [early, location.search, visitorQuery.value]) if (query && state.query.peek() === "") state.open(query);
    const read = () => state.open(location.search);
    addEventListener("popstate", read);
    const stopWriting = effect(() => {
      const query = state.query.value;
      visitorQuery.value = query;
      history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
    });
    return () => {
      removeEventListener("popstate", read);
      stopWriting();
    };
  }, [state, early]);
}
