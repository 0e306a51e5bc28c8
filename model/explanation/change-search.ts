/** One known feature and the score it would change to. */
export interface Change {
  readonly feature: number;
  readonly to: number;
}

/** What is searched: changes of a sample that move its probability across a threshold. */
export interface ChangeProblem {
  readonly values: readonly (number | null)[];
  /** The features whose scores may change, in rising order. */
  readonly known: readonly number[];
  readonly range: readonly [number, number];
  /** The probability after some changes, at the base rate of the data. */
  readonly probability: (changes: readonly Change[]) => number;
  /** Where the decision turns, at the base rate of the data, but for rounding. */
  readonly threshold: number;
  /** Whether a probability is on the other side of the threshold, exactly as the prediction decides it. */
  readonly alters: (probability: number) => boolean;
}

/** The changes of `size` features that alter the prediction in the fewest steps, whatever the network: all are tried. */
export function shortestByTrial({ values, known, range: [low, high], probability, alters }: ChangeProblem, size: number): Change[][] {
  let fewest = Infinity;
  let shortest: Change[][] = [];
  const descend = (changes: readonly Change[], from: number, steps: number): void => {
    if (steps > fewest) return;
    if (changes.length === size) {
      if (!alters(probability(changes))) return;
      if (steps < fewest) shortest = [];
      fewest = steps;
      shortest.push([...changes]);
      return;
    }
    for (let i = from; i < known.length; i++) {
      const feature = known[i] as number;
      const score = values[feature] as number;
      for (let to = low; to <= high; to++) if (to !== score) descend([...changes, { feature, to }], i + 1, steps + Math.abs(to - score));
    }
  };
  descend([], 0, 0);
  return shortest;
}

// Sums in floating point may turn an order around where two probabilities are this close.
const MARGIN = 1e-9;

/**
 * The same for a probability that no higher score lowers, where no change of fewer features alters the prediction. Only steps
 * towards the threshold can help: a change with a step away from it does less than the same change without that step. So a set
 * of features is ruled out by its furthest change, and along its last feature the steps that are needed become fewer as the
 * others take more. Returns undefined where a probability is too close to the threshold to reason so.
 */
export function shortestByOrder(problem: ChangeProblem, size: number): Change[][] | undefined {
  const { values, known, range, probability, threshold } = problem;
  const start = probability([]);
  if (Math.abs(start - threshold) <= MARGIN) return undefined;
  const direction = start > threshold ? -1 : 1;
  const end = range[direction < 0 ? 0 : 1];
  const room = (feature: number): number => Math.abs(end - (values[feature] as number));
  let isClose = false;
  const crosses = (changes: readonly Change[]): boolean => {
    const excess = (probability(changes) - threshold) * direction;
    if (Math.abs(excess) <= MARGIN) isClose = true;
    return excess > 0;
  };
  const move = (feature: number, steps: number): Change => ({ feature, to: (values[feature] as number) + direction * steps });

  let fewest = Infinity;
  let shortest: Change[][] = [];
  /** Visits the steps of the features from the i-th on; `most` is how many the last one may need. Returns how many it still may. */
  const descend = (features: readonly number[], changes: readonly Change[], steps: number, most: number): number => {
    const feature = features[changes.length] as number;
    if (changes.length === size - 1) {
      let last = Math.min(most, fewest - steps);
      for (; last > 0; last--) {
        const all = [...changes, move(feature, last)];
        if (!crosses(all)) break;
        if (steps + last < fewest) shortest = [];
        fewest = steps + last;
        shortest.push(all);
      }
      return last;
    }
    let needed = room(features[size - 1] as number);
    for (let own = 1; own <= room(feature) && steps + own < fewest; own++)
      needed = descend(features, [...changes, move(feature, own)], steps + own, needed);
    return most;
  };
  for (const features of subsetsOf(known, size)) {
    const furthest = features.map((feature) => move(feature, room(feature)));
    if (features.every((feature) => room(feature) > 0) && (size === 1 || crosses(furthest)))
      descend(features, [], 0, room(features[size - 1] as number));
  }
  return isClose ? undefined : shortest;
}

function subsetsOf(items: readonly number[], size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => (i < from ? [] : subsetsOf(items, size - 1, i + 1).map((rest) => [item, ...rest])));
}
