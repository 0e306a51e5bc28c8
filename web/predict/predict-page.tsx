import { batch, effect } from "@preact/signals";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { features } from "../../data/features.ts";
import type { Model } from "../../model/file/model.ts";
import { requestPrediction } from "../api.ts";
import { loadModel } from "../local-model.ts";
import { checkForUpdate } from "../offline/updates-state.ts";
import type { OwnModelKey } from "../own-model-key.ts";
import { preHydrationChoices } from "../pre-hydration-input.ts";
import { useHydrated } from "../use-hydrated.ts";
import { visitorQuery } from "../visitor-sample.ts";
import { ExampleCases } from "./example-cases.tsx";
import { createExplainer } from "./explainer.ts";
import { ExplanationSections } from "./explanation-sections.tsx";
import { FeatureScale } from "./feature-scale.tsx";
import type { OwnModel } from "./own-model.ts";
import { createPredictState, type PredictState } from "./predict-state.ts";
import { PredictionPanel } from "./prediction-panel.tsx";
import { PrevalenceField } from "./prevalence-field.tsx";
import { ResultBar } from "./result-bar.tsx";

/** The Predict page: the form for one sample, with the prediction beside it. */
export default function PredictPage() {
  const state = useMemo(() => createPredictState({ requestPrediction, createExplainer: createExplainer }), []);
  useHydrated();
  const load = useModel(state);
  const model = state.model.value;
  const Banner = state.own.value && ownModelPage?.OwnModelBanner;
  useHistory(state);
  return (
    <div class="page predict">
      <header class="hero">
        <h1>Nine scores, one probability, and how certain it is</h1>
        <p class="lead">
          A cytologist scores nine features of a fine-needle aspirate of a breast mass, each from 1 (closest to benign) to 10 (most
          abnormal). A small neural network estimates the probability of malignancy. Enter the scores you have; leave the rest blank.
        </p>
      </header>
      {model && Banner && <Banner file={model.file} reload={load} />}
      <ExampleCases state={state} />
      <div class="form-and-prediction">
        {/* Without scripts the form is submitted to the API: its fields are named after the API's parameters. */}
        <form class="scores" action="/api/v1/predict" method="get" onSubmit={(event) => event.preventDefault()}>
          <div class="section-head">
            <h2>Scores</h2>
            <button type="button" class="button quiet small" onClick={() => state.clear()}>
              Clear all
            </button>
          </div>
          <p class="scale-hint">On every scale, 10 is the abnormal end, whichever way the name reads.</p>
          <p class="key-hint soft">Keyboard: arrow keys or digits (0 for 10), U for unknown, Delete to clear.</p>
          {features.map((feature, f) => (
            <FeatureScale key={feature.key} feature={feature} index={f} state={state} />
          ))}
          <PrevalenceField state={state} />
          <noscript>
            <button type="submit" class="button">
              Predict with the API
            </button>
          </noscript>
        </form>
        <PredictionPanel state={state} loadModel={load} />
      </div>
      <ExplanationSections state={state} />
      <ResultBar state={state} />
    </div>
  );
}

/** Loads the model, and again once the network is back. Returns what loads it at once. */
function useModel(state: PredictState): () => void {
  const load = useCallback(() => {
    state.modelFailed.value = false;
    findModel().then(
      ({ model, own }) => {
        batch(() => {
          state.own.value = own;
          state.model.value = model;
        });
      },
      () => {
        state.modelFailed.value = true;
      },
    );
  }, [state]);
  useEffect(() => {
    const retry = () => {
      load();
      state.retry();
    };
    load();
    addEventListener("online", retry);
    const stopFollowing = state.follow();
    const stopWatching = effect(() => {
      if (state.serverCheck.value.state === "other-model") checkForUpdate();
    });
    return () => {
      removeEventListener("online", retry);
      stopFollowing();
      stopWatching();
    };
  }, [state, load]);
  return load;
}

const ownModelKey: OwnModelKey = "cytonet-own-model";
/** Loaded only where there is one. */
let ownModelPage: typeof import("./own-model-banner.tsx") | undefined;

/** The visitor's own model, if there is one that can be used, otherwise the shipped one. */
async function findModel(): Promise<{ model: Model; own?: OwnModel }> {
  let text: string | null | undefined;
  try {
    text = sessionStorage.getItem(ownModelKey);
  } catch {
    // The browser forbids it.
  }
  if (text) ownModelPage = await import("./own-model-banner.tsx");
  return (text && ownModelPage?.openOwnModel(text)) || { model: await loadModel() };
}

/**
 * Keeps the address in step with the state and reads it again on Back and Forward. A single score replaces the current entry of the
 * history; a whole sample (an example, a tried change, Clear all) adds one, so that Back returns to the sample before.
 */
function useHistory(state: PredictState): void {
  const early = useMemo(preHydrationChoices, []);
  useEffect(() => {
    // What was chosen before hydration adds to the address; after a visit to another page the last sample is restored.
    state.open(withChoices(location.search, early));
    if (visitorQuery.value && state.query.peek() === "") state.open(visitorQuery.value);
    const read = () => {
      // On the way to another page the address is already that page's.
      if (location.pathname === "/") state.open(location.search);
    };
    addEventListener("popstate", read);
    let jumps = state.jumps.peek();
    const stopWriting = effect(() => {
      const query = state.query.value;
      visitorQuery.value = query;
      const address = query ? `?${query}` : location.pathname;
      const isJump = jumps !== state.jumps.value && query !== location.search.slice(1);
      jumps = state.jumps.value;
      if (isJump) history.pushState(null, "", address);
      else history.replaceState(history.state, "", address);
    });
    return () => {
      removeEventListener("popstate", read);
      stopWriting();
    };
  }, [state, early]);
}

function withChoices(address: string, choices: string): string {
  const query = new URLSearchParams(address);
  for (const [name, value] of new URLSearchParams(choices)) query.set(name, value);
  return `${query}`;
}
