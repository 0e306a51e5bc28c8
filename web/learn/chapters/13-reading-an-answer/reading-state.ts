import { computed, effect, signal } from "@preact/signals";
import type { Model } from "../../../../model/file/model.ts";
import { knownOnly, pathOf } from "../../../../model/lessons/paths.ts";
import { baseRate, predict } from "../../../../model/prediction/predict.ts";
import type { Explanation } from "../../../../model/prediction/prediction.ts";
import { createRandom, shuffleInPlace } from "../../../../network/math/random.ts";
import type { Explainer } from "../../../predict/explainer.ts";

export type ReadingState = ReturnType<typeof createReadingState>;

/** One sample whose scores become known one at a time, in an order that can be changed. */
export function createReadingState(model: Model, explainer: Explainer, first: readonly (number | null)[]) {
  const random = createRandom(1);
  const values = signal(first);
  const order = signal(knownOf(first));
  const shown = signal(0);
  const prevalence = signal(baseRate(model));
  const explanation = signal<Explanation | undefined>(undefined);
  /** The probability after each number of scores, for all that may be added. */
  const path = computed(() => pathOf(model, values.value, order.value, prevalence.value));
  /** What is predicted from the scores that have been added; nothing from none. */
  const prediction = computed(() => {
    const added = order.value.slice(0, shown.value);
    return added.length === 0 ? undefined : predict(model, { values: knownOnly(values.value, added), prevalence: prevalence.value });
  });

  return {
    values,
    order,
    shown,
    prevalence,
    baseRate: baseRate(model),
    explanation,
    path,
    prediction,
    open(sample: readonly (number | null)[]) {
      values.value = sample;
      order.value = knownOf(sample);
      shown.value = 0;
    },
    addNext() {
      shown.value = Math.min(order.value.length, shown.value + 1);
    },
    addAll() {
      shown.value = order.value.length;
    },
    startAgain() {
      shown.value = 0;
    },
    shuffle() {
      const shuffled = [...order.value];
      shuffleInPlace(shuffled, random);
      order.value = shuffled;
    },
    /** Explains every sample at every prevalence, until the returned function is called. */
    follow(): () => void {
      let aborter = new AbortController();
      const dispose = effect(() => {
        const input = { values: values.value, prevalence: prevalence.value };
        aborter.abort();
        aborter = new AbortController();
        explanation.value = undefined;
        if (knownOf(input.values).length > 0)
          explainer(input, 2, aborter.signal).then(
            (explained) => {
              explanation.value = explained.explanation;
            },
            // Another sample or prevalence has taken its place, or the page goes without.
            () => {},
          );
      });
      return () => {
        dispose();
        aborter.abort();
      };
    },
  };
}

function knownOf(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, f) => (value === null ? [] : [f]));
}
