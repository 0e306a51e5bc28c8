import { describe, expect, it, vi } from "vitest";
import csv from "../../data/wisconsin.csv?raw";
import { predict } from "../../model/prediction/predict.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import { createBatchState, PAGE_SIZE } from "../../web/batch/batch-state.ts";
import { predictFile } from "../../web/batch/predict-file.ts";
import { model } from "./model.ts";

/** A state whose server predicts with the same model, its probabilities changed by `distort`. */
function start(distort: (probability: number) => number = (probability) => probability, version = model.file.version) {
  const requestBatch = vi.fn(async (samples: readonly PredictionInput["values"][]) => ({
    predictions: samples.map((values) => {
      const prediction = predict(model, { values });
      return { ...prediction, probability: distort(prediction.probability) };
    }),
    model: { version },
  }));
  const state = createBatchState({
    loadModel: async () => model,
    run: (loaded, source, report) => {
      predictFile(loaded, source, report);
      return () => {};
    },
    requestBatch,
  });
  return { state, requestBatch };
}

describe("a batch", () => {
  it("is read, counted, paged and evaluated without a request", async () => {
    const { state, requestBatch } = start();
    await state.open(csv, "wisconsin.csv");
    expect(state.phase.value).toBe("done");
    expect(state.counts.value).toMatchObject({ all: 699, predicted: 699, invalid: 0 });
    expect(state.pageCount.value).toBe(Math.ceil(699 / PAGE_SIZE));
    state.goToPage(99);
    expect(state.page.value).toHaveLength(699 % PAGE_SIZE);
    expect(state.evaluation.value?.malignant).toBe(241);
    expect(requestBatch).not.toHaveBeenCalled();
  });

  it("returns to the first page when the filter or the order changes", async () => {
    const { state } = start();
    await state.open(csv, "wisconsin.csv");
    state.goToPage(3);
    state.filterBy("malignant");
    expect(state.pageIndex.value).toBe(0);
    state.goToPage(1);
    state.sortBy("probability");
    expect(state.pageIndex.value).toBe(0);
    state.sortBy("probability");
    expect(state.sort.value).toEqual({ key: "probability", descending: true });
  });

  it("is refused with the reason", async () => {
    const { state } = start();
    await state.open("nothing,useful\n1,2\n", "x.csv");
    expect(state.phase.value).toBe("refused");
    expect(state.error.value).toContain("clumpThickness");
  });
});

describe("the server check of a batch", () => {
  it("agrees if every bit does", async () => {
    const { state, requestBatch } = start();
    await state.open(csv, "wisconsin.csv");
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "agrees", checked: 699 });
    expect(requestBatch).toHaveBeenCalledTimes(1);
  });

  it("compares nothing if the server runs a different model", async () => {
    const { state } = start(undefined, "0123456789ab");
    await state.open("mitoses\n1\n", "x.csv");
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "other-model", version: "0123456789ab" });
  });

  it("names the lines that differ", async () => {
    const { state } = start((probability) => (probability > 0.5 ? probability - 1e-12 : probability));
    await state.open("mitoses\n1\n10\n", "x.csv");
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "differs", checked: 2, lines: [3] });
  });
});
