import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type FeatureKey, featureKeys } from "../../data/features.ts";
import type { Model } from "../../model/file/model.ts";
import { baseRate, predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import { casesWith } from "../../model/prediction/support.ts";
import { ProblemError, type ServerPrediction } from "../api.ts";
import { type FieldErrors, fromQuery, noScores, type Score, type Scores, toPredictionInput, toQuery, withScore } from "../scores.ts";
import { type Example, examples } from "./examples.ts";
import type { Explainer } from "./explainer.ts";
import type { Explained } from "./explainer.web-worker.ts";
import { compare, failedCheck, type ServerCheck } from "./server-check.ts";

/** What the state needs from outside; tests pass their own. */
export interface PredictDependencies {
  readonly requestPrediction: (input: PredictionInput, signal: AbortSignal) => Promise<ServerPrediction>;
  readonly createExplainer: (model: Model) => Explainer;
  /** Milliseconds without a change before the explanation is computed and the server is asked. */
  readonly debounce?: number;
}

export type PredictState = ReturnType<typeof createPredictState>;

/** State of the Predict page: the prediction follows the scores synchronously; its explanation and server check arrive later. */
export function createPredictState({ requestPrediction, createExplainer, debounce = 200 }: PredictDependencies) {
  const scores = signal<Scores>(noScores);
  const prevalence = signal<number | undefined>(undefined);
  const errors = signal<FieldErrors>({});
  const model = signal<Model | undefined>(undefined);
  const modelError = signal<string | undefined>(undefined);
  const diagnosisShown = signal(false);
  const serverCheck = signal<ServerCheck>({ state: "idle" });
  const retries = signal(0);
  const latest = signal<{ input: PredictionInput; explained: Explained } | undefined>(undefined);

  const input = computed(() => toPredictionInput(scores.value, prevalence.value));
  const prediction = computed(() => (model.value && input.value ? predict(model.value, input.value) : undefined));
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
      serverCheck.value = { state: "pending" };
      const aborter = new AbortController();
      const timer = setTimeout(() => {
        explain(current, aborter.signal);
        check(current, aborter.signal);
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
    const outcome = await requestPrediction(input, signal).then(
      (server) => compare(prediction, model.file.version, server),
      (reason: unknown) => {
        if (!signal.aborted && reason instanceof ProblemError) errors.value = { ...errors.value, ...fieldErrors(reason) };
        return failedCheck(reason);
      },
    );
    if (!signal.aborted) serverCheck.value = outcome;
  }

  return {
    scores,
    prevalence,
    errors,
    model,
    modelError,
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
    query: computed(() => toQuery(scores.value, prevalence.value)),
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
    setPrevalence(share: number | undefined): void {
      prevalence.value = share;
      errors.value = { ...errors.value, prevalence: undefined };
    },
    load({ values }: { values: Scores }): void {
      batch(() => {
        scores.value = values;
        errors.value = {};
        diagnosisShown.value = false;
      });
    },
    open(query: string): void {
      const read = fromQuery(query);
      batch(() => {
        scores.value = read.scores;
        prevalence.value = read.prevalence;
        errors.value = read.errors;
        diagnosisShown.value = false;
      });
    },
    clear(): void {
      batch(() => {
        scores.value = noScores;
        prevalence.value = undefined;
        errors.value = {};
        diagnosisShown.value = false;
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
  const fields = new Set<string>([...featureKeys, "prevalence"]);
  return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(1), detail] as const).filter(([key]) => fields.has(key)));
}
