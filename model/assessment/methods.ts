import type { EngineFactory } from "../../network/learning/engine.ts";
import { log } from "../../network/math/exact.ts";
import { fit } from "../training/fit.ts";
import { probabilitiesOf } from "../training/fitted.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import type { Recipe } from "../training/recipe.ts";

/** A way to learn probabilities from rows, as data, so that it can be sent to another thread. */
export type Method =
  | { readonly kind: "network"; readonly recipe: Recipe }
  /** The share of the second class among the `count` nearest rows, one of each class added. */
  | { readonly kind: "neighbours"; readonly count: number }
  /** The share of the second class at each score of the one feature that tells most on the training rows. */
  | { readonly kind: "singleFeature" };

/** Learns from `train` and answers for `rows`: the probability of the second class of each. */
export function answersOf(
  method: Method,
  train: LabelledRows,
  rows: readonly ArrayLike<number>[],
  seed: number,
  engine?: EngineFactory,
): Float64Array {
  switch (method.kind) {
    case "network":
      return probabilitiesOf(fit(method.recipe, train, { seed, engine }), rows);
    case "neighbours":
      return Float64Array.from(rows, (row) => shareAmongNearest(train, row, method.count));
    case "singleFeature":
      return bestFeature(train)(rows);
  }
}

/** Equally near rows at the edge are all taken, so that the order of the rows does not matter. */
function shareAmongNearest({ rows, labels }: LabelledRows, sample: ArrayLike<number>, count: number): number {
  const distances = rows.map((row) => {
    let D = 0;
    for (let f = 0; f < row.length; f++) {
      const d = (row[f] as number) - (sample[f] as number);
      D += d * d;
    }
    return D;
  });
  const edge = [...distances].sort((a, b) => a - b)[Math.min(count, rows.length) - 1] as number;
  let all = 0;
  let second = 0;
  distances.forEach((D, i) => {
    if (D > edge) return;
    all++;
    second += labels[i] as number;
  });
  return (second + 1) / (all + 2);
}

function bestFeature({ rows, labels }: LabelledRows): (rows: readonly ArrayLike<number>[]) => Float64Array {
  const base = labels.reduce((sum, y) => sum + y, 0) / labels.length;
  let best: { loss: number; feature: number; shares: Map<number, number> } | undefined;
  for (let feature = 0; feature < (rows[0]?.length ?? 0); feature++) {
    const counts = new Map<number, { all: number; second: number }>();
    rows.forEach((row, i) => {
      const score = row[feature] as number;
      const count = counts.get(score) ?? { all: 0, second: 0 };
      counts.set(score, { all: count.all + 1, second: count.second + (labels[i] as number) });
    });
    // One more case of the base rate at each score keeps the shares off 0 and 1.
    const shares = new Map([...counts].map(([score, { all, second }]) => [score, (second + base) / (all + 1)]));
    const loss = rows.reduce((sum, row, i) => {
      const p = shares.get(row[feature] as number) as number;
      return sum - log(labels[i] === 1 ? p : 1 - p);
    }, 0);
    if (!best || loss < best.loss) best = { loss, feature, shares };
  }
  const { feature, shares } = best as NonNullable<typeof best>;
  return (asked) => Float64Array.from(asked, (row) => shares.get(row[feature] as number) ?? base);
}
