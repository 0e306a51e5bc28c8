import { bitCount } from "../unknowns/subsets.ts";

/**
 * Shapley values from the worth of every coalition: worth[S] for S = 0 … 2^k − 1, where bit i of S says that player i takes
 * part (Shapley 1953). They add up to worth[2^k − 1] − worth[0]. Throws RangeError for any other number of coalitions.
 *
 * φi = Σ over the S without i of |S|! (k − |S| − 1)! / k! · (worth[S ∪ i] − worth[S]).
 */
export function shapleyValues(worth: ArrayLike<number>, k: number): Float64Array {
  if (worth.length !== 1 << k) throw new RangeError(`shapley: ${k} players have ${1 << k} coalitions, got ${worth.length}`);
  const share = coalitionShares(k);
  const values = new Float64Array(k);
  for (let S = 0; S < worth.length; S++) {
    const weight = share[bitCount(S)] as number;
    for (let i = 0; i < k; i++) {
      if ((S >> i) & 1) continue;
      values[i] = (values[i] as number) + weight * ((worth[S | (1 << i)] as number) - (worth[S] as number));
    }
  }
  return values;
}

/** s! (k − s − 1)! / k! for s = 0 … k − 1, which is 1 / (k · binomial(k − 1, s)). */
function coalitionShares(k: number): number[] {
  let binomial = 1;
  return Array.from({ length: k }, (_, s) => {
    const share = 1 / (k * binomial);
    binomial = (binomial * (k - 1 - s)) / (s + 1);
    return share;
  });
}
