import { signal } from "@preact/signals";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import type { BatchRow } from "./predict-file.ts";

const BLOCK_SIZE = 1_000;

/** How the server's predictions for the rows of a file compare with the page's own. */
export type BatchCheck =
  | { readonly state: "off" }
  | { readonly state: "pending"; readonly checked: number }
  | { readonly state: "agrees"; readonly checked: number }
  | { readonly state: "differs"; readonly checked: number; readonly lines: readonly number[] }
  | { readonly state: "other-model"; readonly version: string }
  | { readonly state: "failed"; readonly detail: string };

/** The server's reply for one row. */
export type ServerRow = { readonly probability: number; readonly prediction: string } | { readonly error: unknown };

export type RequestBatch = (
  samples: readonly PredictionInput["values"][],
  signal: AbortSignal,
) => Promise<{ readonly predictions: readonly ServerRow[]; readonly model: { readonly version: string } }>;

/** Sends the scores of the rows, and nothing else, to the server in blocks, and compares every prediction with the page's own. */
export function createBatchCheck(requestBatch: RequestBatch) {
  const outcome = signal<BatchCheck>({ state: "off" });
  let aborter = new AbortController();

  function stop(): void {
    aborter.abort();
    outcome.value = { state: "off" };
  }

  async function start(rows: readonly BatchRow[], version: string): Promise<void> {
    stop();
    aborter = new AbortController();
    const { signal: stopSignal } = aborter;
    const result = await compareAll(rows, version, stopSignal).catch((reason: unknown): BatchCheck => {
      return { state: "failed", detail: reason instanceof Error ? reason.message : String(reason) };
    });
    if (!stopSignal.aborted) outcome.value = result;
  }

  async function compareAll(rows: readonly BatchRow[], version: string, stopSignal: AbortSignal): Promise<BatchCheck> {
    const lines: number[] = [];
    for (let from = 0; from < rows.length; from += BLOCK_SIZE) {
      outcome.value = { state: "pending", checked: from };
      const block = rows.slice(from, from + BLOCK_SIZE);
      const { predictions, model } = await requestBatch(
        block.map(({ values }) => values ?? []),
        stopSignal,
      );
      stopSignal.throwIfAborted();
      if (model.version !== version) return { state: "other-model", version: model.version };
      lines.push(...block.filter((row, i) => !agrees(row, predictions[i])).map(({ line }) => line));
    }
    return lines.length === 0 ? { state: "agrees", checked: rows.length } : { state: "differs", checked: rows.length, lines };
  }

  return { outcome, start, stop };
}

function agrees({ prediction }: BatchRow, server: ServerRow | undefined): boolean {
  return (
    server !== undefined &&
    "probability" in server &&
    Object.is(server.probability, prediction?.probability) &&
    server.prediction === prediction?.prediction
  );
}
