import type { ModelFile } from "../file/model-file.ts";
import type { Fitted } from "../training/fitted.ts";
import { distinctRows, type LabelledRows } from "../training/labelled-rows.ts";
import { createBackground } from "../unknowns/background.ts";
import { conditionalOf } from "../unknowns/conditional.ts";

/** A function that predicts one row under every set of known features: the probability at the index of the set's bits. */
export function createPatterns(fitted: Fitted, train: LabelledRows, range: ModelFile["range"], bandwidth: number) {
  const background = createBackground(fitted, range, { ...distinctRows(train), bandwidth });
  const sets = 1 << fitted.network.inputs;
  const expectation = conditionalOf(background);
  return (row: readonly number[]): Float64Array => Float64Array.from({ length: sets }, (_, S) => expectation.given(row, S));
}
