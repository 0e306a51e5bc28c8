import type { Random } from "../../network/math/random.ts";
import type { ModelFile } from "../file/model-file.ts";
import { type Fitted, probabilityOf } from "../training/fitted.ts";
import { distinctRows, type LabelledRows } from "../training/labelled-rows.ts";
import { createBackground } from "../unknowns/background.ts";
import { conditionalOf } from "../unknowns/conditional.ts";
import { productKernelExpectation } from "./product-kernel.ts";

/** A figure of one row with some scores hidden (a probability, or a log loss) for each way to handle them. */
export interface Masked {
  /** By conditional expectation, one figure per bandwidth. */
  readonly conditional: readonly number[];
  /** By the same with one kernel per score. */
  readonly productKernel: number;
  /** With each hidden score replaced by its training mean. */
  readonly meanFilled: number;
  /** With the hidden scores drawn from the training rows whatever is known: an infinite bandwidth. */
  readonly marginal: number;
}

/**
 * A function that predicts one row under each of the given sets of known features (as bits), with a network and the rows
 * that it was trained on.
 */
export function createMasking(fitted: Fitted, train: LabelledRows, range: ModelFile["range"], bandwidths: readonly number[]) {
  const background = createBackground(fitted, range, { ...distinctRows(train), bandwidth: Infinity });
  const n = fitted.network.inputs;
  const means = Array.from({ length: n }, (_, f) => train.rows.reduce((sum, row) => sum + (row[f] as number), 0) / train.rows.length);
  const expectation = conditionalOf(background);
  return (row: readonly number[], known: readonly number[]): Masked[] =>
    known.map((S) => {
      const filled = row.map((score, f) => ((S >> f) & 1 ? score : (means[f] as number)));
      const [marginal, ...conditional] = expectation.givenEach(row, S, [Infinity, ...bandwidths]);
      return {
        conditional,
        productKernel: productKernelExpectation(background, row, S),
        meanFilled: probabilityOf(fitted, filled),
        marginal: marginal as number,
      };
    });
}

/** A set of `n − hidden` known features out of n, as bits, drawn at random. */
export function randomMask(n: number, hidden: number, random: Random): number {
  let S = (1 << n) - 1;
  for (let left = hidden; left > 0; ) {
    const bit = 1 << random.integer(n);
    if (!(S & bit)) continue;
    S ^= bit;
    left--;
  }
  return S;
}
