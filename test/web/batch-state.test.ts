import { describe, expect, it, vi } from "vitest";
import csv from "../../data/wisconsin.csv?raw";
import { baseRate, predict } from "../../model/prediction/predict.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import { createBatchSession } from "../../web/batch/batch-session.ts";
import { createBatchState } from "../../web/batch/batch-state.ts";
import { createColumnMemory } from "../../web/batch/column-memory.ts";
import { PAGE_SIZE } from "../../web/batch/row-table.ts";
import { model } from "./model.ts";

/** A state whose server predicts with the same model, its probabilities changed by `distort`. */
function start(distort: (probability: number) => number = (probability) => probability, version = model.file.version) {
  const requestBatch = vi.fn(async (samples: readonly PredictionInput["values"][], prevalence?: number) => ({
    predictions: samples.map((values) => {
      const prediction = predict(model, { values, ...(prevalence === undefined ? {} : { prevalence }) });
      return { ...prediction, probability: distort(prediction.probability) };
    }),
    model: { version },
  }));
  const items = new Map<string, string>();
  const storage = { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value) };
  const state = createBatchState({
    loadModel: async () => model,
    run: (loaded, source, options, report) => {
      const session = createBatchSession(loaded, source, options);
      let isStopped = false;
      void session.read((message) => !isStopped && report(message));
      return { ...session, stop: () => (isStopped = true) };
    },
    requestBatch,
    memory: createColumnMemory(() => storage),
  });
  /** Opens a text and waits until it has been read, refused or asked about. */
  const open = async (text: string, name = "x.csv") => {
    await state.open(new Blob([text]), name);
    await settled();
  };
  const settled = () => vi.waitFor(() => expect([state.phase.value, state.rowTable.isWaiting.value]).not.toContain("reading"));
  const shown = () => vi.waitFor(() => expect(state.rowTable.isWaiting.value).toBe(false));
  return { state, requestBatch, open, settled, shown };
}

describe("a batch", () => {
  it("is read, counted, paged and evaluated without a request", async () => {
    const { state, requestBatch, open, shown } = start();
    await open(csv, "wisconsin.csv");
    expect(state.phase.value).toBe("done");
    expect(state.counts.value).toMatchObject({ all: 699, predicted: 699, invalid: 0 });
    expect(state.rowTable.pageCount.value).toBe(Math.ceil(699 / PAGE_SIZE));
    await state.rowTable.goToPage(99);
    await shown();
    expect(state.rowTable.shown.value).toHaveLength(699 % PAGE_SIZE);
    expect(state.evaluation.value?.malignant).toBe(241);
    expect(requestBatch).not.toHaveBeenCalled();
  });

  it("returns to the first page when the filter or the order changes", async () => {
    const { state, open } = start();
    const { rowTable } = state;
    await open(csv);
    await rowTable.goToPage(3);
    await rowTable.filterBy("likelyMalignant");
    expect(rowTable.pageIndex.value).toBe(0);
    expect(rowTable.shown.value.every(({ prediction }) => prediction?.assessment === "likely malignant")).toBe(true);
    await rowTable.goToPage(1);
    await rowTable.sortBy("probability");
    expect(rowTable.pageIndex.value).toBe(0);
    await rowTable.sortBy("probability");
    expect(rowTable.view.value).toEqual({ filter: "likelyMalignant", sort: "probability", descending: true });
  });

  it("is refused with the reason", async () => {
    const { state, open } = start();
    await open("dear,sir\nyours,truly\n");
    expect(state.phase.value).toBe("refused");
    expect(state.refusal.value).not.toBe("");
  });

  it("that is closed while it is read leaves nothing behind", async () => {
    const { state } = start();
    const opening = state.open(new Blob([csv]), "wisconsin.csv");
    state.clear();
    await opening;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state.phase.value).toBe("empty");
    expect(state.counts.value.all).toBe(0);
  });
});

describe("columns under unknown names", () => {
  const text = "case_no,clump,mitosis_count,zeta,class\n1,5,1,7,benign\n2,9,3,8,malignant\n";

  it("are asked about before anything is predicted, and remembered for the same header", async () => {
    const { state, open, settled } = start();
    await open(text);
    expect(state.phase.value).toBe("asking");
    expect(state.counts.value.all).toBe(0);
    const zeta = state.question.value?.columns.findIndex(({ name }) => name === "zeta") as number;
    expect(state.question.value?.columns[zeta]?.samples).toEqual(["7", "8"]);
    state.chooseMeaning(zeta, "bareNuclei");
    state.confirmColumns();
    await settled();
    expect(state.phase.value).toBe("done");
    expect(state.rowTable.shown.value.map(({ values }) => values[5])).toEqual([7, 8]);

    await open(`${text}3,1,1,1,benign\n`);
    expect(state.phase.value).toBe("done");
    expect(state.counts.value.all).toBe(3);
    expect(state.options.value.columns?.get("bareNuclei")).toBe("zeta");

    state.changeColumns();
    await settled();
    expect(state.phase.value).toBe("asking");
    expect(state.question.value?.choice[zeta]).toBe("bareNuclei");
  });

  it("are not read with one feature in two columns", async () => {
    const { state, open } = start();
    await open(text);
    state.chooseMeaning(2, "mitoses");
    state.chooseMeaning(3, "mitoses");
    state.confirmColumns();
    expect(state.phase.value).toBe("asking");
    expect(state.question.value?.repeated).toBe("mitoses");
  });
});

describe("a diagnosis of 0 and 1", () => {
  it("is asked about, and compared once the visitor has said which means malignant", async () => {
    const { state, open, settled } = start();
    await open("mitoses,class\n1,0\n10,1\n2,0\n");
    expect(state.counts.value.predicted).toBe(3);
    expect(state.malignantValues.value).toEqual(["0", "1"]);
    expect(state.evaluation.value).toBeUndefined();
    state.chooseMalignant("1");
    await settled();
    expect(state.malignantValues.value).toEqual(["0", "1"]);
    expect(state.evaluation.value).toMatchObject({ malignant: 1, benign: 2 });
    state.chooseMalignant(undefined);
    await settled();
    expect(state.evaluation.value).toBeUndefined();
  });

  it("is not asked about where the diagnoses are words", async () => {
    const { state, open } = start();
    await open("mitoses,class\n1,benign\n10,malignant\n2,maybe\n");
    expect(state.malignantValues.value).toEqual([]);
  });
});

describe("prevalence and threshold", () => {
  it("change probabilities, predictions and the comparison with the diagnoses, for the next file too", async () => {
    const { state, open, settled } = start();
    await open(csv);
    const before = state.evaluation.value?.confusion;
    const probabilityAt = (prevalence?: number) =>
      predict(model, { values: state.rowTable.shown.value[0]?.values as number[], ...(prevalence === undefined ? {} : { prevalence }) })
        .probability;
    state.settings.enter("prevalence", "5");
    await settled();
    expect(state.rowTable.shown.value[0]?.prediction?.probability).toBe(probabilityAt(0.05));
    expect(state.evaluation.value?.confusion.falsePositives).toBeLessThan(before?.falsePositives as number);

    state.settings.enter("threshold", "0,1");
    await settled();
    expect(state.table.value?.settings).toEqual({ prevalence: 0.05, threshold: 0.001 });
    expect(state.evaluation.value?.confusion.falsePositives).toBeGreaterThan(before?.falsePositives as number);
    for (const { prediction } of state.rowTable.shown.value)
      expect(prediction?.prediction).toBe((prediction?.probability as number) >= 0.001 ? "malignant" : "benign");
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "agrees", checked: 699 });

    await open("mitoses\n1\n");
    expect(state.options.value).toEqual({ prevalence: 0.05, threshold: 0.001 });
    state.settings.enter("prevalence", "");
    state.settings.enter("threshold", "");
    await settled();
    expect(state.options.value).toEqual({});
    expect(state.table.value?.settings).toEqual({ prevalence: baseRate(model), threshold: model.file.threshold });
  });

  it("are refused with a sentence that leaves the results alone", async () => {
    const { state, open } = start();
    await open("mitoses\n1\n");
    state.settings.enter("prevalence", "150");
    expect(state.settings.refused.value).toEqual({
      prevalence: { entry: "150", error: "must be a number above 0 and below 100, got 150" },
    });
    expect(state.phase.value).toBe("done");
    expect(state.options.value).toEqual({});
    state.settings.enter("prevalence", "15");
    expect(state.settings.refused.value.prevalence).toBeUndefined();
  });
});

describe("a second file", () => {
  it("waits for the visitor's word where there are results", async () => {
    const { state, open, settled } = start();
    await open("mitoses\n1\n2\n", "first.csv");
    await state.offer.offer(new Blob(["mitoses\n3\n"]), "second.csv");
    expect([state.name.value, state.offer.offered.value?.title]).toEqual(["first.csv", "second.csv"]);
    state.offer.decline();
    expect([state.offer.offered.value, state.counts.value.all]).toEqual([undefined, 2]);
    await state.offer.offer(new Blob(["mitoses\n3\n"]), "second.csv");
    await state.offer.accept();
    await settled();
    expect([state.offer.offered.value, state.name.value, state.counts.value.all]).toEqual([undefined, "second.csv", 1]);
  });

  it("is opened at once where there are none", async () => {
    const { state, open, settled } = start();
    await open("dear,sir\nyours,truly\n");
    await state.offer.offer(new Blob(["mitoses\n3\n"]), "second.csv");
    await settled();
    expect(state.counts.value.all).toBe(1);
  });
});

describe("the server check of a batch", () => {
  it("agrees if every bit does", async () => {
    const { state, requestBatch, open } = start();
    await open(csv);
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "agrees", checked: 699 });
    expect(requestBatch).toHaveBeenCalledTimes(1);
  });

  it("sends blocks of a thousand", async () => {
    const { state, requestBatch, open } = start();
    await open(`mitoses\n${"1\n11\n".repeat(2_500)}`);
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "agrees", checked: 2_500 });
    expect(requestBatch.mock.calls.map(([samples]) => samples.length)).toEqual([1_000, 1_000, 500]);
  });

  it("compares nothing if the server runs a different model", async () => {
    const { state, open } = start(undefined, "0123456789ab");
    await open("mitoses\n1\n");
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "other-model", version: "0123456789ab" });
  });

  it("names the first line that differs and counts them", async () => {
    const { state, open } = start((probability) => (probability > 0.5 ? probability - 1e-12 : probability));
    await open("mitoses\n1\n10\n");
    await state.checkWithServer();
    expect(state.serverCheck.value).toEqual({ state: "differs", checked: 2, differing: 1, firstLine: 3 });
  });
});
