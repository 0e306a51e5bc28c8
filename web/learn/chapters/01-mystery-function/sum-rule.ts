/** Samples by the sum of their scores. */
export interface SumCounts {
  /** How many samples of each class have each sum; the index is the sum. */
  readonly benign: readonly number[];
  readonly malignant: readonly number[];
}

/** What a cut does to all samples: from the cut on, a sample is called malignant. */
export interface CutOutcomes {
  readonly right: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

/** Counts the sums of the features that `included` names. Labels are 1 for malignant. */
export function countSums(rows: readonly (readonly number[])[], labels: readonly number[], included: readonly boolean[]): SumCounts {
  const highest = 10 * included.filter(Boolean).length;
  const counts = { benign: new Array<number>(highest + 1).fill(0), malignant: new Array<number>(highest + 1).fill(0) };
  rows.forEach((row, r) => {
    const sum = row.reduce((total, score, f) => total + (included[f] ? score : 0), 0);
    const ofClass = labels[r] === 1 ? counts.malignant : counts.benign;
    ofClass[sum] = (ofClass[sum] as number) + 1;
  });
  return counts;
}

export function outcomesAt({ benign, malignant }: SumCounts, cut: number): CutOutcomes {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const missed = total(malignant.slice(0, cut));
  const falseAlarms = total(benign.slice(cut));
  return { right: total(malignant) + total(benign) - missed - falseAlarms, missed, falseAlarms };
}

/** The lowest of the cuts with the fewest errors. */
export function bestCut(counts: SumCounts): number {
  const right = Array.from({ length: counts.benign.length + 1 }, (_, cut) => outcomesAt(counts, cut).right);
  return right.indexOf(Math.max(...right));
}
