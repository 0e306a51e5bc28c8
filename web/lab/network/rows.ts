import type { Look, Run } from "../lab-state.ts";

/** What the network makes of a row. */
export interface RowVerdict {
  /** The probability of the second class. */
  readonly probability: number;
  /** 1 for the second class. */
  readonly predicted: number;
  readonly label: number;
  readonly isHeldOut: boolean;
  /** Whether the run neither learns from it nor holds it out. */
  readonly isUnused: boolean;
}

/** Whether an output predicts another class than the label; no number predicts nothing. */
export function isWrong(output: number, label: number): boolean {
  return output >= 0.5 !== (label === 1);
}

export function verdictOf(run: Run, { numbers }: Look, row: number): RowVerdict {
  const probability = numbers.outputs[row] as number;
  return {
    probability,
    predicted: probability >= 0.5 ? 1 : 0,
    label: run.data.labels[row] as number,
    isHeldOut: run.ready.heldOutRows.includes(row),
    isUnused: !run.ready.heldOutRows.includes(row) && !run.ready.trainingRows.includes(row),
  };
}

/** The misclassified among these rows, in their order. */
export function misclassified(rows: ArrayLike<number>, outputs: ArrayLike<number>, labels: readonly number[]): number[] {
  return Array.from(rows).filter((row) => isWrong(outputs[row] as number, labels[row] as number));
}

export function countMisclassified(outputs: ArrayLike<number>, labels: readonly number[]): number {
  let count = 0;
  for (let row = 0; row < labels.length; row++) if (isWrong(outputs[row] as number, labels[row] as number)) count++;
  return count;
}

/** The next misclassified row after this one, starting over after the last; undefined if there is none. */
export function nextMisclassified(row: number, outputs: ArrayLike<number>, labels: readonly number[]): number | undefined {
  const { length } = labels;
  for (let step = 1; step <= length; step++) {
    const candidate = (row + step) % length;
    if (isWrong(outputs[candidate] as number, labels[candidate] as number)) return candidate;
  }
  return undefined;
}

/** A row of the data as it is entered: `8 10 10 8`. */
export function scoresText(scores: readonly number[]): string {
  return scores.map(scoreText).join(" ");
}

/** A value of the data to three digits. */
export function scoreText(score: number): string {
  return String(Number(score.toPrecision(3))).replace("-", "−");
}
