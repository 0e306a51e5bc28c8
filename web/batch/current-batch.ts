import { requestBatch } from "../api.ts";
import { loadModel } from "../local-model.ts";
import { type BatchState, createBatchState } from "./batch-state.ts";
import { createColumnMemory } from "./column-memory.ts";
import { runBatch } from "./run-batch.ts";

let state: BatchState | undefined;

/** The batch of this document. It outlives the page, so that whoever comes back from a row finds the file as it was left. */
export function currentBatch(): BatchState {
  state ??= createBatchState({ loadModel, run: runBatch, requestBatch, memory: createColumnMemory() });
  return state;
}
