import { signal } from "@preact/signals";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import type { BatchRow } from "./answer-file.ts";

const BLOCK = 1_000;

/** What became of asking the edge for the rows of a file too. */
export type EdgeCheck =
  | { readonly state: "off" }
  | { readonly state: "asking"; readonly asked: number }
  | { readonly state: "agrees"; readonly asked: number }
  | { readonly state: "differs"; readonly asked: number; readonly lines: readonly number[] }
  | { readonly state: "other-model"; readonly version: string }
  | { readonly state: "failed"; readonly detail: string };

export type EdgeRow = { readonly probability: number; readonly prediction: string } | { readonly error: unknown };

export type AskEdgeBatch = (
  samples: readonly PredictionInput["values"][],
  signal: AbortSignal,
) => Promise<{ readonly predictions: readonly EdgeRow[]; readonly model: { readonly version: string } }>;

/** Sends the scores of rows, and nothing else of them, to the edge, block by block, and compares every answer with ours. */
export function createEdgeCheck(askEdgeBatch: AskEdgeBatch) {
  const outcome = signal<EdgeCheck>({ state: "off" });
  let aborter = new AbortController();

  function turnOff(): void {
    aborter.abort();
    outcome.value = { state: "off" };
  }

  async function ask(rows: readonly BatchRow[], version: string): Promise<void> {
    turnOff();
    aborter = new AbortController();
    const { signal: stopped } = aborter;
    const result = await compareAll(rows, version, stopped).catch((reason: unknown): EdgeCheck => {
      return { state: "failed", detail: reason instanceof Error ? reason.message : String(reason) };
    });
    if (!stopped.aborted) outcome.value = result;
  }

  async function compareAll(rows: readonly BatchRow[], version: string, stopped: AbortSignal): Promise<EdgeCheck> {
    const lines: number[] = [];
    for (let from = 0; from < rows.length; from += BLOCK) {
      outcome.value = { state: "asking", asked: from };
      const block = rows.slice(from, from + BLOCK);
      const { predictions, model } = await askEdgeBatch(
        block.map(({ values }) => values ?? []),
        stopped,
      );
      stopped.throwIfAborted();
      if (model.version !== version) return { state: "other-model", version: model.version };
      lines.push(...block.filter((row, i) => !isSame(row, predictions[i])).map(({ line }) => line));
    }
    return lines.length === 0 ? { state: "agrees", asked: rows.length } : { state: "differs", asked: rows.length, lines };
  }

  return { outcome, ask, turnOff };
}

function isSame({ answer }: BatchRow, theirs: EdgeRow | undefined): boolean {
  return (
    theirs !== undefined &&
    "probability" in theirs &&
    Object.is(theirs.probability, answer?.probability) &&
    theirs.prediction === answer?.prediction
  );
}
