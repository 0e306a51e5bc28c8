import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explain } from "../../model/explanation/explain.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import { type EdgeAnswer, ProblemError } from "../../web/api.ts";
import { examples } from "../../web/predict/examples.ts";
import { createPredictState } from "../../web/predict/predict-state.ts";
import type { Changes } from "../../web/predict/reasons.ts";
import { model } from "./model.ts";

const PATIENCE = 200;

const edge = (question: PredictionInput): EdgeAnswer => ({
  ...predict(model, question),
  model: { name: "cytonet", version: model.file.version },
  notice: "",
});

function start(askEdge: (question: PredictionInput, signal: AbortSignal) => Promise<EdgeAnswer> = async (question) => edge(question)) {
  const ask = vi.fn(askEdge);
  const find = vi.fn(async (question: PredictionInput, changes: Changes) => ({
    explanation: explain(model, question),
    outlooks: [],
    changes,
  }));
  const state = createPredictState({ askEdge: ask, findReasons: () => find, patience: PATIENCE });
  state.model.value = model;
  return { state, ask, find, stop: state.follow() };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the answer", () => {
  it("is not there before anything is chosen", () => {
    const { state, ask } = start();
    expect(state.answer.value).toBeUndefined();
    expect(state.confirmation.value).toEqual({ state: "idle" });
    expect(ask).not.toHaveBeenCalled();
  });

  it("follows a choice at once", () => {
    const { state } = start();
    state.choose("clumpThickness", 10);
    expect(state.answer.value).toEqual(predict(model, { values: [10, null, null, null, null, null, null, null, null] }));
  });

  it("goes away with the last score", () => {
    const { state } = start();
    state.choose("clumpThickness", 10);
    state.choose("clumpThickness", undefined);
    expect(state.answer.value).toBeUndefined();
  });

  it("takes the prevalence into account", () => {
    const { state } = start();
    state.load(examples[1] as (typeof examples)[number]);
    const before = state.answer.value?.probability ?? 0;
    state.setPrevalence(0.01);
    expect(state.answer.value?.probability).toBeLessThan(before);
  });
});

describe("the confirmation", () => {
  it("asks the edge once for choices in quick succession, and agrees where the bits do", async () => {
    const { state, ask } = start();
    for (const score of [1, 2, 3]) state.choose("mitoses", score);
    expect(state.confirmation.value).toEqual({ state: "asking" });
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(state.confirmation.value).toEqual({ state: "agrees" });
  });

  it("warns of a difference in the last bit", async () => {
    const { state } = start(async (question) => {
      const answer = edge(question);
      return { ...answer, probability: answer.probability * (1 + Number.EPSILON) };
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(state.confirmation.value.state).toBe("differs");
  });

  it("says that the edge has another model rather than that it differs", async () => {
    const { state } = start(async (question) => ({ ...edge(question), model: { name: "cytonet", version: "0123456789ab" } }));
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(state.confirmation.value).toMatchObject({ state: "other-model", version: "0123456789ab" });
  });

  it("says that the edge cannot be reached, and answers all the same", async () => {
    const { state } = start(async () => {
      throw new TypeError("Failed to fetch");
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(state.confirmation.value).toEqual({ state: "offline" });
    expect(state.answer.value).toBeDefined();
  });

  it("asks again once there is a network", async () => {
    let isOffline = true;
    const { state } = start(async (question) => {
      if (isOffline) throw new TypeError("Failed to fetch");
      return edge(question);
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(state.confirmation.value).toEqual({ state: "offline" });
    isOffline = false;
    state.askAgain();
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(state.confirmation.value).toEqual({ state: "agrees" });
  });

  it("puts the faults that the edge finds beside their fields", async () => {
    const { state } = start(async () => {
      throw new ProblemError(422, "wrong", [{ pointer: "/mitoses", detail: "must be a whole number from 1 to 10, got 3" }]);
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(state.faults.value.mitoses).toContain("whole number");
    expect(state.confirmation.value).toEqual({ state: "refused", detail: "wrong" });
    state.choose("mitoses", 4);
    expect(state.faults.value.mitoses).toBeUndefined();
  });

  it("lets go of a question that has been overtaken", async () => {
    const signals: AbortSignal[] = [];
    const { state } = start((_, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    state.choose("mitoses", 4);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe("the reasons", () => {
  it("are those of the answer that is shown, or none", async () => {
    const { state } = start();
    state.choose("mitoses", 3);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(state.reasons.value?.explanation.probability).toBe(state.answer.value?.probability);
    state.choose("mitoses", 9);
    expect(state.reasons.value).toBeUndefined();
    expect(state.lastReasons.value).toBeDefined();
  });
});

describe("what would change the answer", () => {
  it("is sought among changes of two scores, and of three only where those alter nothing", async () => {
    const { state, find } = start();
    state.load(examples[3] as (typeof examples)[number]);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(find.mock.calls.map(([, changes]) => changes)).toEqual([2]);
    find.mockClear();
    find.mockImplementation(async (question, changes) => ({
      explanation: { ...explain(model, question), counterfactual: null },
      outlooks: [],
      changes,
    }));
    state.choose("mitoses", 10);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(find.mock.calls.map(([, changes]) => changes)).toEqual([2, 3]);
    expect(state.reasons.value?.changes).toBe(3);
  });
});

describe("an example", () => {
  it("is known by its scores, with the truth hidden again each time", () => {
    const { state } = start();
    const [first, second] = examples;
    state.load(first as (typeof examples)[number]);
    expect(state.example.value).toBe(first);
    state.truthAsked.value = true;
    state.load(second as (typeof examples)[number]);
    expect(state.truthAsked.value).toBe(false);
    state.choose("mitoses", 9);
    expect(state.example.value).toBeUndefined();
  });
});

describe("a link", () => {
  it("opens what the query of another page says", () => {
    const { state } = start();
    state.load(examples[2] as (typeof examples)[number]);
    state.setPrevalence(0.1);
    const { state: other } = start();
    other.open(state.query.value);
    expect(other.answer.value).toEqual(state.answer.value);
  });
});
