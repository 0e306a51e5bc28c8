import { signal } from "@preact/signals";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import type { BatchRows, PredictedRow, PredictionSettings } from "./batch-messages.ts";

const BLOCK_SIZE = 1_000;

/** How the server's predictions for the rows of a file compare with the page's own. */
export type BatchCheck =
  | { readonly state: "off" }
  | { readonly state: "pending"; readonly checked: number }
  | { readonly state: "waiting"; readonly checked: number; readonly seconds: number }
  | { readonly state: "agrees"; readonly checked: number }
  | { readonly state: "differs"; readonly checked: number; readonly differing: number; readonly firstLine: number }
  | { readonly state: "other-model"; readonly version: string }
  | { readonly state: "failed"; readonly detail: string };

/** The server's reply for one row. */
export type ServerRow = { readonly probability: number; readonly prediction: string } | { readonly error: unknown };

export type RequestBatch = (
  samples: readonly PredictionInput["values"][],
  prevalence: number | undefined,
  signal: AbortSignal,
) => Promise<{ readonly predictions: readonly ServerRow[]; readonly model: { readonly version: string } }>;

/** Resolves after so many seconds, or rejects when the signal aborts. */
export type Wait = (seconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Sends the scores of the rows, and nothing else, to the server in blocks, and compares every prediction with the page's own. Where
 * the server asks to wait, it waits.
 */
export function createBatchCheck(requestBatch: RequestBatch, wait: Wait = waitFor) {
  const outcome = signal<BatchCheck>({ state: "off" });
  let aborter = new AbortController();

  function stop(): void {
    aborter.abort();
    outcome.value = { state: "off" };
  }

  async function start(rows: Pick<BatchRows, "predicted">, version: string, settings: PredictionSettings): Promise<void> {
    stop();
    aborter = new AbortController();
    const { signal: stopSignal } = aborter;
    outcome.value = { state: "pending", checked: 0 };
    const result = await compareAll(rows, version, settings, stopSignal).catch((reason: unknown): BatchCheck => {
      return { state: "failed", detail: reason instanceof Error ? reason.message : String(reason) };
    });
    if (!stopSignal.aborted) outcome.value = result;
  }

  async function compareAll(
    source: Pick<BatchRows, "predicted">,
    version: string,
    { prevalence, threshold }: PredictionSettings,
    stopSignal: AbortSignal,
  ): Promise<BatchCheck> {
    let checked = 0;
    let differing = 0;
    let firstLine = 0;
    for (let from = 0; ; ) {
      const { rows, next } = await source.predicted(from, BLOCK_SIZE);
      stopSignal.throwIfAborted();
      if (rows.length === 0) break;
      const request = (signal: AbortSignal) =>
        requestBatch(
          rows.map(({ values }) => values),
          prevalence,
          signal,
        );
      const { predictions, model } = await requestPatiently(request, checked, stopSignal);
      stopSignal.throwIfAborted();
      if (model.version !== version) return { state: "other-model", version: model.version };
      const wrong = rows.filter((row, i) => !agrees(row, predictions[i], threshold));
      if (differing === 0) firstLine = wrong[0]?.line ?? 0;
      differing += wrong.length;
      checked += rows.length;
      outcome.value = { state: "pending", checked };
      from = next;
    }
    return differing === 0 ? { state: "agrees", checked } : { state: "differs", checked, differing, firstLine };
  }

  /** Sends a block again for as long as the server says when it may be sent again. */
  async function requestPatiently<R>(request: (signal: AbortSignal) => Promise<R>, checked: number, stopSignal: AbortSignal): Promise<R> {
    for (;;) {
      try {
        return await request(stopSignal);
      } catch (error) {
        const { retryAfter: seconds } = error as { retryAfter?: number };
        if (seconds === undefined) throw error;
        outcome.value = { state: "waiting", checked, seconds };
        await wait(seconds, stopSignal);
      }
    }
  }

  return { outcome, start, stop };
}

function waitFor(seconds: number, stopSignal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, 1000 * seconds);
    stopSignal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(stopSignal.reason);
    });
  });
}

/** Whether the server says the same. It knows only the model's threshold: with another, the probability alone can be compared. */
function agrees(row: PredictedRow, server: ServerRow | undefined, threshold: number | undefined): boolean {
  return (
    server !== undefined &&
    "probability" in server &&
    Object.is(server.probability, row.probability) &&
    (threshold !== undefined || server.prediction === row.prediction)
  );
}
