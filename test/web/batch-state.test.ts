import { describe, expect, it, vi } from "vitest";
import csv from "../../data/wisconsin.csv?raw";
import { predict } from "../../model/prediction/predict.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import { answerFile } from "../../web/batch/answer-file.ts";
import { createBatchState, PAGE_SIZE } from "../../web/batch/batch-state.ts";
import { model } from "./model.ts";

function start(distort: (probability: number) => number = (probability) => probability, version = model.file.version) {
  const askEdgeBatch = vi.fn(async (samples: readonly PredictionInput["values"][]) => ({
    predictions: samples.map((values) => {
      const answer = predict(model, { values });
      return { ...answer, probability: distort(answer.probability) };
    }),
    model: { version },
  }));
  const state = createBatchState({
    loadModel: async () => model,
    run: (loaded, source, report) => {
      answerFile(loaded, source, report);
      return () => {};
    },
    askEdgeBatch,
  });
  return { state, askEdgeBatch };
}

describe("a batch", () => {
  it("is read, counted, paged and judged", async () => {
    const { state, askEdgeBatch } = start();
    await state.open(csv, "wisconsin.csv");
    expect(state.phase.value).toBe("done");
    expect(state.counts.value).toMatchObject({ all: 699, answered: 699, faulty: 0 });
    expect(state.pageCount.value).toBe(Math.ceil(699 / PAGE_SIZE));
    state.turnTo(99);
    expect(state.page.value).toHaveLength(699 % PAGE_SIZE);
    expect(state.evaluation.value?.malignant).toBe(241);
    expect(askEdgeBatch).not.toHaveBeenCalled();
  });

  it("returns to the first page with another filter or order", async () => {
    const { state } = start();
    await state.open(csv, "wisconsin.csv");
    state.turnTo(3);
    state.show("malignant");
    expect(state.pageIndex.value).toBe(0);
    state.turnTo(1);
    state.sortBy("probability");
    expect(state.pageIndex.value).toBe(0);
    state.sortBy("probability");
    expect(state.sort.value).toEqual({ key: "probability", descending: true });
  });

  it("is refused with the reason", async () => {
    const { state } = start();
    await state.open("nothing,useful\n1,2\n", "x.csv");
    expect(state.phase.value).toBe("refused");
    expect(state.fault.value).toContain("clumpThickness");
  });
});

describe("the edge, asked for a batch", () => {
  it("agrees where every bit does", async () => {
    const { state, askEdgeBatch } = start();
    await state.open(csv, "wisconsin.csv");
    await state.askAtEdge();
    expect(state.edge.value).toEqual({ state: "agrees", asked: 699 });
    expect(askEdgeBatch).toHaveBeenCalledTimes(1);
  });

  it("is not compared where it has another model", async () => {
    const { state } = start(undefined, "0123456789ab");
    await state.open("mitoses\n1\n", "x.csv");
    await state.askAtEdge();
    expect(state.edge.value).toEqual({ state: "other-model", version: "0123456789ab" });
  });

  it("names the lines on which it differs", async () => {
    const { state } = start((probability) => (probability > 0.5 ? probability - 1e-12 : probability));
    await state.open("mitoses\n1\n10\n", "x.csv");
    await state.askAtEdge();
    expect(state.edge.value).toEqual({ state: "differs", asked: 2, lines: [3] });
  });
});
