import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type FeatureKey, featureKeys } from "../../data/features.ts";
import type { Model } from "../../model/file/model.ts";
import { baseRate, predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import { PREVALENCES } from "../../model/prediction/prevalence.ts";
import { casesWith } from "../../model/prediction/support.ts";
import { ProblemError, type ServerPrediction } from "../api.ts";
import { type FieldErrors, fromQuery, noScores, type Score, type Scores, toPredictionInput, toQuery, withScore } from "../scores.ts";
import { type Example, examples } from "./examples.ts";
import type { Explainer } from "./explainer.ts";
import type { Explained } from "./explainer.web-worker.ts";
import type { OwnModel } from "./own-model.ts";
import { createPrevalence } from "./prevalence-state.ts";
import { compare, failedCheck, type ServerCheck } from "./server-check.ts";

/** What the state needs from outside; tests pass their own. */
export interface PredictDependencies {
  readonly requestPrediction: (input: PredictionInput, signal: AbortSignal) => Promise<ServerPrediction>;
  readonly createExplainer: (model: Model) => Explainer;
  /** Milliseconds without a change before the explanation is computed and the server is asked. */
  readonly debounce?: number;
  /** Milliseconds after which a server that has not replied is given up. */
  readonly patience?: number;
}

export type PredictState = ReturnType<typeof createPredictState>;

/** State of the Predict page: the prediction follows the scores synchronously; its explanation and server check arrive later. */
export function createPredictState({ requestPrediction, createExplainer, debounce = 200, patience = 10_000 }: PredictDependencies) {
  const scores = signal<Scores>(noScores);
  const prevalence = createPrevalence();
  const errors = signal<FieldErrors>({});
  const model = signal<Model | undefined>(undefined);
  const modelFailed = signal(false);
  const own = signal<OwnModel | undefined>(undefined);
  const diagnosisShown = signal(false);
  const serverCheck = signal<ServerCheck>({ state: "idle" });
  const retries = signal(0);
  const jumps = signal(0);
  const trial = signal<{ readonly original: Scores; readonly changed: Scores } | undefined>(undefined);
  const latest = signal<{ input: PredictionInput; explained: Explained } | undefined>(undefined);

  // No prediction while the prevalence is invalid: it would stand for another one than the form shows.
  const input = computed(() => (prevalence.error.value ? undefined : toPredictionInput(scores.value, prevalence.share.value)));
  const prediction = computed(() => (model.value && input.value ? predict(model.value, input.value) : undefined));
  /** The sample before the last tried change, with its prediction, while the changed sample is entered. */
  const comparison = computed(() => {
    if (!trial.value || !prediction.value || !model.value || !sameValues(trial.value.changed, scores.value)) return undefined;
    const original = toPredictionInput(trial.value.original, prevalence.share.value);
    return original && { ...trial.value, before: predict(model.value, original), after: prediction.value };
  });
  const example: ReadonlySignal<Example | undefined> = computed(() => examples.find(({ values }) => sameValues(values, scores.value)));

  /** Explains and checks every new prediction until the returned function is called. */
  function follow(): () => void {
    let cancel = () => {};
    const dispose = effect(() => {
      cancel();
      cancel = () => {};
      retries.value;
      const current = { model: model.value, input: input.value, prediction: prediction.value };
      if (!isComplete(current)) {
        serverCheck.value = { state: "idle" };
        latest.value = undefined;
        return;
      }
      serverCheck.value = { state: own.value ? "own" : "pending" };
      const aborter = new AbortController();
      const timer = setTimeout(() => {
        explain(current, aborter.signal);
        if (!own.peek()) check(current, aborter.signal);
      }, debounce);
      cancel = () => {
        clearTimeout(timer);
        aborter.abort();
      };
    });
    return () => {
      dispose();
      cancel();
    };
  }

  let explainer: { readonly model: Model; readonly explain: Explainer } | undefined;

  /** Searches changes of up to two scores first, and of three only if none of those flips the prediction. */
  async function explain({ model, input }: Predicted, signal: AbortSignal): Promise<void> {
    if (explainer?.model !== model) explainer = { model, explain: createExplainer(model) };
    for (const maxChanges of [2, 3] as const) {
      const explained = await explainer.explain(input, maxChanges, signal).catch(() => undefined);
      if (!explained || signal.aborted) return;
      latest.value = { input, explained };
      if (explained.explanation.counterfactual) return;
    }
  }

  async function check({ model, input, prediction }: Predicted, signal: AbortSignal): Promise<void> {
    const overdue = new AbortController();
    const timer = setTimeout(() => overdue.abort(), patience);
    const outcome = await requestPrediction(input, AbortSignal.any([signal, overdue.signal])).then(
      (server) => compare(prediction, model.file.version, server),
      (reason: unknown): ServerCheck => {
        if (!signal.aborted && reason instanceof ProblemError) errors.value = { ...errors.value, ...fieldErrors(reason) };
        return overdue.signal.aborted ? { state: "no-reply", seconds: patience / 1_000 } : failedCheck(reason);
      },
    );
    clearTimeout(timer);
    if (!signal.aborted) serverCheck.value = outcome;
  }

  /** Replaces the whole sample. */
  function jump(next: Scores): void {
    batch(() => {
      scores.value = next;
      errors.value = {};
      diagnosisShown.value = false;
      jumps.value++;
    });
  }

  return {
    scores,
    prevalence,
    errors,
    model,
    /** Whether the model could not be loaded. */
    modelFailed,
    /** Set where the model is the visitor's own, from the lab: it is not assessed, and the server does not have it. */
    own,
    /** How often the whole sample was replaced at once. Each time is an entry of the browser's history. */
    jumps,
    comparison,
    /** Whether the visitor has asked for the recorded diagnosis of the example. */
    diagnosisShown,
    serverCheck,
    input,
    prediction,
    /** How many training cases of each class have exactly the known scores. */
    support: computed((): readonly [number, number] => (model.value && input.value ? casesWith(model.value, input.value.values) : [0, 0])),
    /** The example whose scores are entered. */
    example,
    baseRate: computed(() => (model.value ? baseRate(model.value) : undefined)),
    /** The explanation of the prediction on display; undefined until it has been computed. */
    explained: computed(() => (latest.value?.input === input.value ? latest.value?.explained : undefined)),
    /** The most recent explanation, possibly still that of the previous prediction. */
    lastExplained: computed(() => latest.value?.explained),
    query: computed(() => {
      const { share, entry, error } = prevalence;
      return toQuery(scores.value, error.value ? `${entry.value}%` : share.value);
    }),
    follow,

    /** Repeats the explanation and the server check, e.g. once the network is back. */
    retry(): void {
      retries.value++;
    },
    choose(feature: FeatureKey, score: Score): void {
      batch(() => {
        scores.value = withScore(scores.value, feature, score);
        errors.value = { ...errors.value, [feature]: undefined };
        diagnosisShown.value = false;
      });
    },
    load({ values }: { values: Scores }): void {
      jump(values);
    },
    /** Applies changes such as a counterfactual's and keeps the sample before for comparison. */
    tryChanges(changes: readonly { readonly feature: string; readonly to: number }[]): void {
      const original = scores.value;
      const changed = changes.reduce((values, { feature, to }) => withScore(values, feature as FeatureKey, to), original);
      trial.value = { original, changed };
      jump(changed);
    },
    open(query: string): void {
      const read = fromQuery(query);
      batch(() => {
        scores.value = read.scores;
        prevalence.open(read.prevalence, read.invalidPrevalence, PREVALENCES);
        errors.value = read.errors;
        diagnosisShown.value = false;
      });
    },
    clear(): void {
      batch(() => {
        prevalence.choose(undefined);
        jump(noScores);
      });
    },
  };
}

/** A prediction with what it was made from. */
interface Predicted {
  readonly model: Model;
  readonly input: PredictionInput;
  readonly prediction: Prediction;
}

function isComplete(current: { readonly [K in keyof Predicted]: Predicted[K] | undefined }): current is Predicted {
  return current.model !== undefined && current.input !== undefined && current.prediction !== undefined;
}

function sameValues(values: Scores, scores: Scores): boolean {
  return values.every((value, f) => value === scores[f]);
}

/** The errors of a problem document by the fields that their pointers name. */
function fieldErrors({ errors }: ProblemError): FieldErrors {
  const fields = new Set<string>(featureKeys);
  return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(1), detail] as const).filter(([key]) => fields.has(key)));
}
