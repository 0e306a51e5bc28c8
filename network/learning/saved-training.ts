import { checkInteger, checkNumber } from "../math/checks.ts";
import type { RandomState } from "../math/random.ts";

/** The changing part of a training as plain numbers, ready for JSON. */
export interface SavedTraining {
  readonly parameters: readonly number[];
  readonly optimizerState: readonly (readonly number[])[];
  readonly order: readonly number[];
  readonly random: RandomState;
  readonly steps: number;
  readonly epochs: number;
  readonly best?: { readonly loss: number; readonly epoch: number; readonly parameters: readonly number[] };
}

/** What a saved training must match to be resumed. */
export interface ExpectedSizes {
  readonly parameterCount: number;
  readonly stateVectors: number;
  readonly samples: number;
  readonly batchesPerEpoch: number;
}

/** Throws RangeError, with the rule and the value, for a saved training that is damaged or belongs to another one. */
export function checkSavedTraining(saved: SavedTraining, expected: ExpectedSizes): void {
  const { parameters, optimizerState, order, steps, epochs, best } = saved;
  checkVector("resume.parameters", parameters, expected.parameterCount);
  if (optimizerState?.length !== expected.stateVectors)
    throw new RangeError(`resume.optimizerState must have ${expected.stateVectors} vectors, got ${optimizerState?.length}`);
  optimizerState.forEach((vector, i) => {
    checkVector(`resume.optimizerState[${i}]`, vector, expected.parameterCount);
  });
  const sorted = [...(order ?? [])].sort((a, b) => a - b);
  if (sorted.length !== expected.samples || sorted.some((index, i) => index !== i))
    throw new RangeError(`resume.order must hold each index from 0 to ${expected.samples - 1} once, got ${order}`);
  checkInteger("resume.steps", steps, 0);
  if (epochs !== Math.floor(steps / expected.batchesPerEpoch))
    throw new RangeError(`resume.epochs must be ${Math.floor(steps / expected.batchesPerEpoch)} after ${steps} steps, got ${epochs}`);
  if (!best) return;
  checkNumber("resume.best.loss", best.loss);
  checkInteger("resume.best.epoch", best.epoch, 1);
  checkVector("resume.best.parameters", best.parameters, expected.parameterCount);
}

function checkVector(what: string, vector: readonly number[], length: number): void {
  if (vector?.length !== length) throw new RangeError(`${what} must have ${length} numbers, got ${vector?.length}`);
  vector.forEach((x, e) => {
    checkNumber(`${what}[${e}]`, x);
  });
}
