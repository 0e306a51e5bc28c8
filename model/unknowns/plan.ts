import type { Background } from "./background.ts";
import type { Combinations } from "./part.ts";
import { type WholeNumbers, wholeNumbers } from "./whole-numbers.ts";

/** What the expectation given the scores in a set S needs, whatever the scores. */
export interface Plan {
  /** The combinations of unknown features in either part of the features. */
  readonly lower: Combinations;
  readonly upper: Combinations;
  /** How many pairs of these occur in rows, the two combinations of each pair, and the pair of each row. */
  readonly pairCount: number;
  readonly lowerOf: WholeNumbers;
  readonly upperOf: WholeNumbers;
  readonly pairOf: WholeNumbers;
  /** The sum of each row's levels over S, the sums that occur, in rising order, and how many rows of the data have each of these. */
  readonly totalOf: WholeNumbers;
  readonly totals: WholeNumbers;
  readonly weights: Float64Array;
}

/** Plans are kept up to about so many bytes. */
const MOST_BYTES = 8 << 20;

/** Among up to so many possible pairs, those that occur more than once are found. The table takes 1 MB. */
const MOST_PAIRS = 1 << 18;

/** A function that gives the plan of a set S. Plans are made when they are first needed, and dropped when they become too many. */
export function createPlans({ rowCount, counts, parts, features: n, levelCount }: Background): (S: number) => Plan {
  const [lower, upper] = parts;
  const plans = new Map<number, Plan>();
  const bytesPerRow = 4 * wholeNumbers(0, rowCount).BYTES_PER_ELEMENT;
  const mostPlans = Math.max(1, Math.floor(MOST_BYTES / (rowCount * bytesPerRow)));
  // The last pair found at each place; those below `firstPair` are other plans'.
  const pairAt = new Int32Array(MOST_PAIRS);
  let firstPair = 1;
  const weightOf = new Float64Array(n * (levelCount - 1) + 1);

  /** Numbers the pairs in the order of the rows. */
  function findPairs(a: Combinations, b: Combinations): Pick<Plan, "pairCount" | "lowerOf" | "upperOf" | "pairOf"> {
    const pairOf = wholeNumbers(rowCount, rowCount);
    if (a.count * b.count > MOST_PAIRS) {
      for (let r = 0; r < rowCount; r++) pairOf[r] = r;
      return { pairCount: rowCount, lowerOf: a.of, upperOf: b.of, pairOf };
    }
    if (firstPair > 0x7fffffff - rowCount) {
      pairAt.fill(0);
      firstPair = 1;
    }
    const lowerOf = wholeNumbers(rowCount, rowCount);
    const upperOf = wholeNumbers(rowCount, rowCount);
    let pairCount = 0;
    for (let r = 0; r < rowCount; r++) {
      const at = (a.of[r] as number) * b.count + (b.of[r] as number);
      let pair = (pairAt[at] as number) - firstPair;
      if (pair < 0) {
        pair = pairCount++;
        pairAt[at] = firstPair + pair;
        lowerOf[pair] = a.of[r] as number;
        upperOf[pair] = b.of[r] as number;
      }
      pairOf[r] = pair;
    }
    firstPair += pairCount;
    return { pairCount, lowerOf, upperOf, pairOf };
  }

  function findTotals(S: number): Pick<Plan, "totalOf" | "totals" | "weights"> {
    const [a, b] = [lower.totals(lower.features & S), upper.totals(upper.features & S)];
    const totalOf = wholeNumbers(rowCount, weightOf.length);
    weightOf.fill(0);
    for (let r = 0; r < rowCount; r++) {
      const total = (a[r] as number) + (b[r] as number);
      totalOf[r] = total;
      weightOf[total] = (weightOf[total] as number) + (counts[r] as number);
    }
    const totals = wholeNumbers(weightOf.length, weightOf.length);
    let count = 0;
    for (let total = 0; total < weightOf.length; total++) if (weightOf[total] !== 0) totals[count++] = total;
    const occurring = totals.slice(0, count);
    return { totalOf, totals: occurring, weights: Float64Array.from(occurring, (total) => weightOf[total] as number) };
  }

  return (S) => {
    const kept = plans.get(S);
    if (kept) return kept;
    if (plans.size >= mostPlans) plans.clear();
    const [a, b] = [lower.combinations(lower.features & ~S), upper.combinations(upper.features & ~S)];
    const plan = { lower: a, upper: b, ...findPairs(a, b), ...findTotals(S) };
    plans.set(S, plan);
    return plan;
  };
}
