import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type FeatureKey, featureKeys } from "../../data/features.ts";
import type { Model } from "../../model/file/model.ts";
import { baseRate, predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import { type EdgeAnswer, ProblemError } from "../api.ts";
import { type Confirmation, compare, failure } from "./confirmation.ts";
import { type Example, examples } from "./examples.ts";
import type { FindReasons, Reasons } from "./reasons.ts";
import { type Faults, fromQuery, nothingChosen, questionOf, type Score, type Scores, toQuery, withScore } from "./scores.ts";

/** What the state asks beyond the model itself. */
export interface Helpers {
  readonly askEdge: (question: PredictionInput, signal: AbortSignal) => Promise<EdgeAnswer>;
  readonly findReasons: (model: Model) => FindReasons;
  /** Milliseconds without a change before the reasons are sought and the edge is asked. */
  readonly patience?: number;
}

export type PredictState = ReturnType<typeof createPredictState>;

/** All that the page of one prediction shows: the answer follows the scores at once, its reasons and confirmation follow later. */
export function createPredictState({ askEdge, findReasons, patience = 200 }: Helpers) {
  const scores = signal<Scores>(nothingChosen);
  const prevalence = signal<number | undefined>(undefined);
  const faults = signal<Faults>({});
  const model = signal<Model | undefined>(undefined);
  const modelFault = signal<string | undefined>(undefined);
  const truthAsked = signal(false);
  const confirmation = signal<Confirmation>({ state: "idle" });
  const attempts = signal(0);
  const found = signal<{ question: PredictionInput; reasons: Reasons } | undefined>(undefined);

  const question = computed(() => questionOf(scores.value, prevalence.value));
  const answer = computed(() => (model.value && question.value ? predict(model.value, question.value) : undefined));
  const example: ReadonlySignal<Example | undefined> = computed(() => examples.find(({ values }) => sameValues(values, scores.value)));

  /** Lets the slow parts follow the question, until the returned function is called. */
  function follow(): () => void {
    let stop = () => {};
    const dispose = effect(() => {
      stop();
      stop = () => {};
      attempts.value;
      const [asked, ours, loaded] = [question.value, answer.value, model.value];
      if (!asked || !ours || !loaded) {
        confirmation.value = { state: "idle" };
        found.value = undefined;
        return;
      }
      confirmation.value = { state: "asking" };
      const aborter = new AbortController();
      const timer = setTimeout(() => {
        seekReasons(loaded, asked, aborter.signal);
        confirm(loaded, asked, ours, aborter.signal);
      }, patience);
      stop = () => {
        clearTimeout(timer);
        aborter.abort();
      };
    });
    return () => {
      dispose();
      stop();
    };
  }

  let finder: { model: Model; find: FindReasons } | undefined;

  /** Changes of up to two scores first; of three only where those alter nothing. */
  async function seekReasons(loaded: Model, asked: PredictionInput, signal: AbortSignal): Promise<void> {
    if (finder?.model !== loaded) finder = { model: loaded, find: findReasons(loaded) };
    for (const changes of [2, 3] as const) {
      const reasons = await finder.find(asked, changes, signal).catch(() => undefined);
      if (!reasons || signal.aborted) return;
      found.value = { question: asked, reasons };
      if (reasons.explanation.counterfactual) return;
    }
  }

  async function confirm(loaded: Model, asked: PredictionInput, ours: Prediction, signal: AbortSignal): Promise<void> {
    const outcome = await askEdge(asked, signal).then(
      (theirs) => compare(ours, loaded.file.version, theirs),
      (reason: unknown) => {
        if (!signal.aborted && reason instanceof ProblemError) faults.value = { ...faults.value, ...fieldFaults(reason) };
        return failure(reason);
      },
    );
    if (!signal.aborted) confirmation.value = outcome;
  }

  return {
    scores,
    prevalence,
    faults,
    model,
    modelFault,
    truthAsked,
    confirmation,
    question,
    answer,
    example,
    base: computed(() => (model.value ? baseRate(model.value) : undefined)),
    /** The reasons for the answer that is shown; undefined until they are found. */
    reasons: computed(() => (found.value?.question === question.value ? found.value?.reasons : undefined)),
    /** The last reasons found, which may still be those of the answer before. */
    lastReasons: computed(() => found.value?.reasons),
    query: computed(() => toQuery(scores.value, prevalence.value)),
    follow,

    /** Asks the edge anew, e.g. once there is a network again. */
    askAgain(): void {
      attempts.value++;
    },
    choose(feature: FeatureKey, score: Score): void {
      batch(() => {
        scores.value = withScore(scores.value, feature, score);
        faults.value = { ...faults.value, [feature]: undefined };
        truthAsked.value = false;
      });
    },
    setPrevalence(share: number | undefined): void {
      prevalence.value = share;
      faults.value = { ...faults.value, prevalence: undefined };
    },
    load({ values }: { values: Scores }): void {
      batch(() => {
        scores.value = values;
        faults.value = {};
        truthAsked.value = false;
      });
    },
    open(query: string): void {
      const read = fromQuery(query);
      batch(() => {
        scores.value = read.scores;
        prevalence.value = read.prevalence;
        faults.value = read.faults;
        truthAsked.value = false;
      });
    },
    clear(): void {
      batch(() => {
        scores.value = nothingChosen;
        prevalence.value = undefined;
        faults.value = {};
        truthAsked.value = false;
      });
    },
  };
}

function sameValues(values: Scores, scores: Scores): boolean {
  return values.every((value, f) => value === scores[f]);
}

/** The problem's faults beside the fields that its pointers name. */
function fieldFaults({ errors }: ProblemError): Faults {
  const known = new Set<string>([...featureKeys, "prevalence"]);
  return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(1), detail] as const).filter(([key]) => known.has(key)));
}
