import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explain } from "../../model/explanation/explain.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import { ProblemError, type ServerPrediction } from "../../web/api.ts";
import { examples } from "../../web/predict/examples.ts";
import type { MaxChanges } from "../../web/predict/explainer.web-worker.ts";
import { createPredictState } from "../../web/predict/predict-state.ts";
import { model } from "./model.ts";

const DEBOUNCE = 200;

const serverPrediction = (input: PredictionInput): ServerPrediction => ({
  ...predict(model, input),
  model: { name: "cytonet", version: model.file.version },
  notice: "",
});

function start(
  requestPrediction: (input: PredictionInput, signal: AbortSignal) => Promise<ServerPrediction> = async (input) => serverPrediction(input),
) {
  const request = vi.fn(requestPrediction);
  const explainer = vi.fn(async (input: PredictionInput, maxChanges: MaxChanges) => ({
    explanation: explain(model, input),
    similar: { rows: [], equallyNear: { benign: 0, malignant: 0 }, distinct: 0, leftOut: 0 },
    iceCurves: [],
    maxChanges,
  }));
  const state = createPredictState({ requestPrediction: request, createExplainer: () => explainer, debounce: DEBOUNCE });
  state.model.value = model;
  state.follow();
  return { state, request, explainer };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the prediction", () => {
  it("does not exist before a score is entered", () => {
    const { state, request } = start();
    expect(state.prediction.value).toBeUndefined();
    expect(state.serverCheck.value).toEqual({ state: "idle" });
    expect(request).not.toHaveBeenCalled();
  });

  it("follows a score synchronously", () => {
    const { state } = start();
    state.choose("clumpThickness", 10);
    expect(state.prediction.value).toEqual(predict(model, { values: [10, null, null, null, null, null, null, null, null] }));
  });

  it("disappears with the last score", () => {
    const { state } = start();
    state.choose("clumpThickness", 10);
    state.choose("clumpThickness", undefined);
    expect(state.prediction.value).toBeUndefined();
  });

  it("takes the prevalence into account", () => {
    const { state } = start();
    state.load(examples[1] as (typeof examples)[number]);
    const before = state.prediction.value?.probability ?? 0;
    state.prevalence.choose(0.01);
    expect(state.prediction.value?.probability).toBeLessThan(before);
  });
});

describe("the server check", () => {
  it("sends one request for scores entered in quick succession, and agrees if the bits do", async () => {
    const { state, request } = start();
    for (const score of [1, 2, 3]) state.choose("mitoses", score);
    expect(state.serverCheck.value).toEqual({ state: "pending" });
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(request).toHaveBeenCalledTimes(1);
    expect(state.serverCheck.value).toEqual({ state: "agrees" });
  });

  it("reports a difference in the last bit", async () => {
    const { state } = start(async (input) => {
      const prediction = serverPrediction(input);
      return { ...prediction, probability: prediction.probability * (1 + Number.EPSILON) };
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.serverCheck.value.state).toBe("differs");
  });

  it("reports a different model on the server rather than a difference", async () => {
    const { state } = start(async (input) => ({ ...serverPrediction(input), model: { name: "cytonet", version: "0123456789ab" } }));
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.serverCheck.value).toMatchObject({ state: "other-model", version: "0123456789ab" });
  });

  it("reports an unreachable server while the prediction stands", async () => {
    const { state } = start(async () => {
      throw new TypeError("Failed to fetch");
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.serverCheck.value).toEqual({ state: "offline" });
    expect(state.prediction.value).toBeDefined();
  });

  it("is repeated once the network is back", async () => {
    let isOffline = true;
    const { state } = start(async (input) => {
      if (isOffline) throw new TypeError("Failed to fetch");
      return serverPrediction(input);
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.serverCheck.value).toEqual({ state: "offline" });
    isOffline = false;
    state.retry();
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.serverCheck.value).toEqual({ state: "agrees" });
  });

  it("shows the errors of a problem document by their fields", async () => {
    const { state } = start(async () => {
      throw new ProblemError(422, "wrong", [{ pointer: "/mitoses", detail: "must be a whole number from 1 to 10, got 3" }]);
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.errors.value.mitoses).toContain("whole number");
    expect(state.serverCheck.value).toEqual({ state: "refused", detail: "wrong" });
    state.choose("mitoses", 4);
    expect(state.errors.value.mitoses).toBeUndefined();
  });

  it("gives up a server that does not reply, and says after how long", async () => {
    const { state } = start(
      (_, signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true })),
    );
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE + 9_999);
    expect(state.serverCheck.value).toEqual({ state: "pending" });
    await vi.advanceTimersByTimeAsync(1);
    expect(state.serverCheck.value).toEqual({ state: "no-reply", seconds: 10 });
  });

  it("aborts a request that has been superseded", async () => {
    const signals: AbortSignal[] = [];
    const { state } = start((_, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    state.choose("mitoses", 4);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe("the explanation", () => {
  it("belongs to the prediction on display, or is absent", async () => {
    const { state } = start();
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.explained.value?.explanation.probability).toBe(state.prediction.value?.probability);
    state.choose("mitoses", 9);
    expect(state.explained.value).toBeUndefined();
    expect(state.lastExplained.value).toBeDefined();
  });
});

describe("the counterfactual", () => {
  it("changes up to two scores, and three only if no two suffice", async () => {
    const { state, explainer } = start();
    state.load(examples[3] as (typeof examples)[number]);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(explainer.mock.calls.map(([, maxChanges]) => maxChanges)).toEqual([2]);
    explainer.mockClear();
    explainer.mockImplementation(async (input, maxChanges) => ({
      explanation: { ...explain(model, input), counterfactual: null },
      similar: { rows: [], equallyNear: { benign: 0, malignant: 0 }, distinct: 0, leftOut: 0 },
      iceCurves: [],
      maxChanges,
    }));
    state.choose("mitoses", 10);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(explainer.mock.calls.map(([, maxChanges]) => maxChanges)).toEqual([2, 3]);
    expect(state.explained.value?.maxChanges).toBe(3);
  });
});

describe("a tried change", () => {
  it("stands beside the original for as long as the changed sample is entered", () => {
    const { state } = start();
    const original = examples[3] as (typeof examples)[number];
    state.load(original);
    const before = state.prediction.value;
    state.tryChanges([
      { feature: "mitoses", to: 9 },
      { feature: "clumpThickness", to: 1 },
    ]);
    expect(state.scores.value).toEqual([1, 2, 2, 1, 2, 6, 1, 1, 9]);
    expect(state.comparison.value).toMatchObject({ original: original.values, before, after: state.prediction.value });
    expect(state.jumps.value).toBe(2);
    state.choose("mitoses", 8);
    expect(state.comparison.value).toBeUndefined();
    expect(state.jumps.value).toBe(2);
  });
});

describe("an entered prevalence", () => {
  const entered = (text: string) => {
    const { state } = start();
    state.choose("mitoses", 3);
    state.prevalence.enter(text);
    return state;
  };

  it.each(["150", "0", "-5", "−5", "", "  ", "5,5,5", "100", "abc", "1e-9"])("of “%s” gets a sentence and no prediction", (text) => {
    const state = entered(text);
    expect(state.prevalence.error.value).toMatch(/no prediction\.$/);
    expect(state.prediction.value).toBeUndefined();
  });

  it.each([
    ["5,5", 0.055],
    ["5.5", 0.055],
    [" 12 % ", 0.12],
    ["1.1", 0.011],
  ])("of “%s” is %d", (text, share) => {
    const state = entered(text);
    expect(state.prevalence.error.value).toBeUndefined();
    expect(state.prediction.value).toEqual(
      predict(model, { values: [null, null, null, null, null, null, null, null, 3], prevalence: share }),
    );
  });

  it.each(["150", "0", "", "abc", "5.5", "10"])("of “%s” is the same when its address is opened", (text) => {
    const state = entered(text);
    const { state: other } = start();
    other.open(state.query.value);
    expect(other.prevalence.error.value).toBe(state.prevalence.error.value);
    expect(other.prevalence.share.value).toBe(state.prevalence.share.value);
    expect(other.prediction.value).toEqual(state.prediction.value);
  });

  it("is set aside by a listed one", () => {
    const state = entered("150");
    state.prevalence.choose(0.1);
    expect(state.prevalence.entry.value).toBeUndefined();
    expect(state.prediction.value).toBeDefined();
  });
});

describe("an example", () => {
  it("is recognised by its scores, and hides its diagnosis each time it is loaded", () => {
    const { state } = start();
    const [first, second] = examples;
    state.load(first as (typeof examples)[number]);
    expect(state.example.value).toBe(first);
    state.diagnosisShown.value = true;
    state.load(second as (typeof examples)[number]);
    expect(state.diagnosisShown.value).toBe(false);
    state.choose("mitoses", 9);
    expect(state.example.value).toBeUndefined();
  });
});

describe("a link", () => {
  it("restores the sample of another page from its query string", () => {
    const { state } = start();
    state.load(examples[2] as (typeof examples)[number]);
    state.prevalence.choose(0.1);
    const { state: other } = start();
    other.open(state.query.value);
    expect(other.prediction.value).toEqual(state.prediction.value);
  });
});

describe("the visitor's own model", () => {
  it("is explained, and the server is not asked", async () => {
    const { state, request, explainer } = start();
    state.own.value = {
      name: "own",
      certainty: { certain: false, title: "Not assessed", sentence: "" },
      checked: "",
    };
    state.choose("clumpThickness", 10);
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(state.serverCheck.value).toEqual({ state: "own" });
    expect(explainer).toHaveBeenCalled();
    expect(request).not.toHaveBeenCalled();
    state.own.value = undefined;
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(request).toHaveBeenCalledTimes(1);
    expect(state.serverCheck.value).toEqual({ state: "agrees" });
  });
});
