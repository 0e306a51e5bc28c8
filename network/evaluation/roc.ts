import { checkOutcomes, type Outcomes } from "./outcomes.ts";

/** The area under the ROC curve, from ranks (Mann and Whitney 1947). NaN where a class has no cases. */
export function areaUnderRoc(outcomes: Outcomes): number {
  checkOutcomes(outcomes);
  const { probabilities, labels, weights } = outcomes;
  const order = Array.from(probabilities, (_, i) => i).sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number));
  let below = 0;
  let wins = 0;
  let positives = 0;
  for (let i = 0; i < order.length; ) {
    const p = probabilities[order[i] as number];
    let tied = 0;
    let tiedPositives = 0;
    for (; i < order.length && probabilities[order[i] as number] === p; i++) {
      const index = order[i] as number;
      const weight = weights ? (weights[index] as number) : 1;
      if (labels[index] === 1) tiedPositives += weight;
      else tied += weight;
    }
    wins += tiedPositives * (below + tied / 2);
    below += tied;
    positives += tiedPositives;
  }
  return wins / (below * positives);
}

/** A corner of the ROC curve: the cases with a probability of at least `threshold`, by class. */
export interface RocPoint {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/**
 * The ROC curve (true against false positives) for a threshold that falls through all probabilities. Points on a straight line
 * between two others are left out.
 */
export function rocCurve(outcomes: Outcomes): RocPoint[] {
  checkOutcomes(outcomes);
  const { probabilities, labels, weights } = outcomes;
  const order = Array.from(probabilities, (_, i) => i).sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number));
  const points: RocPoint[] = [{ threshold: Infinity, truePositives: 0, falsePositives: 0 }];
  let truePositives = 0;
  let falsePositives = 0;
  order.forEach((index, i) => {
    const weight = weights ? (weights[index] as number) : 1;
    if (labels[index] === 1) truePositives += weight;
    else falsePositives += weight;
    const threshold = probabilities[index] as number;
    if (i + 1 < order.length && probabilities[order[i + 1] as number] === threshold) return;
    const [a, b] = points.slice(-2);
    const isCorner =
      !a ||
      !b ||
      (b.truePositives - a.truePositives) * (falsePositives - b.falsePositives) !==
        (b.falsePositives - a.falsePositives) * (truePositives - b.truePositives);
    if (!isCorner) points.pop();
    points.push({ threshold, truePositives, falsePositives });
  });
  return points;
}
