import type { HeldOutFigures } from "../../data/lessons/held-out.ts";
import type { Recipe } from "../../model/training/recipe.ts";
import { recipes } from "../../model/training/recipes.ts";
import { repeatedFolds } from "../../network/evaluation/folds.ts";
import { log } from "../../network/math/exact.ts";
import type { RepeatedPart } from "./lesson.ts";

/** What came of the rows of one test fold. */
interface FoldFigures {
  readonly rows: number;
  readonly malignant: number;
  readonly right: number;
  /** Malignant rows predicted malignant. */
  readonly found: number;
  /** The log loss, in nats, added up over the rows. */
  readonly loss: number;
}

const FOLDS = { repeats: 3, k: 10, seed: 1 };
const [shipped] = recipes as [Recipe];

/** How the shipped recipe does on held-out rows with other hidden layers: each fold is one repetition. */
export function heldOut(hidden: Recipe["hidden"]): RepeatedPart<FoldFigures, HeldOutFigures> {
  const recipe = { ...shipped, hidden };
  return {
    settings: { recipe: shipped.name, hidden, folds: FOLDS, seeds: "1, 2, …: one per fold" },
    isSlow: true,
    count: FOLDS.repeats * FOLDS.k,
    async one({ data, pool }, index) {
      const { train, test } = repeatedFolds(data.labels, FOLDS).flat()[index]!;
      const [predicted] = await pool.run([
        { kind: "prediction", method: { kind: "network", recipe }, train, test, seed: FOLDS.seed + index },
      ]);
      return foldFigures(
        predicted as ArrayLike<number>,
        test.map((row) => data.labels[row] as number),
      );
    },
    summarise(each) {
      const sum = (name: keyof FoldFigures) => each.reduce((total, fold) => total + fold[name], 0);
      const rows = sum("rows");
      return {
        logLoss: sum("loss") / rows,
        accuracy: sum("right") / rows,
        sensitivity: sum("found") / sum("malignant"),
        specificity: (sum("right") - sum("found")) / (rows - sum("malignant")),
      };
    },
  };
}

function foldFigures(probabilities: ArrayLike<number>, labels: readonly number[]): FoldFigures {
  const figures = { rows: labels.length, malignant: 0, right: 0, found: 0, loss: 0 };
  labels.forEach((label, i) => {
    const p = probabilities[i] as number;
    figures.loss -= log(label === 1 ? p : 1 - p);
    figures.malignant += label;
    if (p >= 0.5 === (label === 1)) figures.right += 1;
    if (p >= 0.5 && label === 1) figures.found += 1;
  });
  return figures;
}
