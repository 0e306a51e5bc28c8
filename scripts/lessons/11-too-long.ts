import type { TooLongFigures } from "../../data/lessons/11-too-long.ts";
import { articleParameters, articleSplit, scaledRows } from "../../model/lessons/article.ts";
import { errorsOf } from "../../model/lessons/splits.ts";
import { prepare } from "../../model/training/prepare.ts";
import { networkOf, type Recipe } from "../../model/training/recipe.ts";
import { recipes } from "../../model/training/recipes.ts";
import { scaleRow } from "../../model/training/scaling.ts";
import { repeatedFolds } from "../../network/evaluation/folds.ts";
import { createDataset, type Dataset } from "../../network/learning/dataset.ts";
import { createTraining, type Training, trainEpoch } from "../../network/learning/training.ts";
import { readArticle } from "../reproduction.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

const recipe = recipes.find(({ name }) => name === "article") as Recipe;
const { epochs: ITERATIONS, learningRate } = recipe.training;
/** The looks at the article's own run. */
const looks = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 40_000, ITERATIONS];
const FOLDS = { repeats: 1, k: 10, seed: 1 };
/** The looks at a fold: every 500 iterations, and a few more in the beginning, where most happens. */
const foldLooks = [0, 50, 100, 200, 300, ...Array.from({ length: ITERATIONS / 500 }, (_, i) => 500 * (i + 1))];

/** Sums over the rows held out, and the mean over those learned from. */
interface FoldRun {
  readonly rows: number;
  readonly trainingLosses: readonly number[];
  readonly heldOutLosses: readonly number[];
  readonly errors: readonly number[];
}

const setting = { network: "9-15-1, ReLU", rate: learningRate, batch: "full", iterations: ITERATIONS };

/** Chapter 11. */
export const tooLong: Lesson<TooLongFigures> = {
  number: 11,
  slug: "too-long",
  parts: {
    article: {
      settings: { ...setting, split: "the article's", start: "the article's" },
      isSlow: true,
      compute: articleRun,
    },
    folds: {
      settings: { ...setting, folds: FOLDS.k, seed: FOLDS.seed, trainingSeeds: `1 to ${FOLDS.k}`, scaling: "on the rows learned from" },
      isSlow: true,
      count: FOLDS.k,
      one: foldRun,
      summarise(each: readonly FoldRun[], { data }) {
        const total = data.rows.length;
        const over = (value: (fold: FoldRun, look: number) => number) =>
          foldLooks.map((_, look) => Number((each.reduce((sum, fold) => sum + fold.rows * value(fold, look), 0) / total).toPrecision(5)));
        const heldOutLosses = over(({ heldOutLosses }, look) => heldOutLosses[look] as number);
        return {
          iterations: foldLooks,
          trainingLosses: over(({ trainingLosses }, look) => trainingLosses[look] as number),
          heldOutLosses,
          heldOutAccuracies: over(({ errors, rows }, look) => 1 - (errors[look] as number) / rows),
          best: heldOutLosses.indexOf(Math.min(...heldOutLosses)),
        };
      },
    },
  },
};

function articleRun({ data, engine }: LessonContext): TooLongFigures["article"]["figures"] {
  const { initial, cost } = readArticle();
  const { learning, heldOut } = articleSplit(scaledRows(data, recipe.scaling));
  const network = networkOf(recipe, data.features.length);
  const training = createTraining({ network, data: learning, options: recipe.training, parameters: articleParameters(initial), engine });
  const printed = new Map(cost.map((entry) => [entry.iteration, entry.cost]));
  let equal = 0;
  const seen: { iteration: number; right: number; heldOutLoss: number }[] = [];
  for (;;) {
    const theirs = printed.get(training.steps);
    if (theirs?.toFixed(6) === training.engine.loss(training.parameters, learning).toFixed(6)) equal += 1;
    if (looks.includes(training.steps))
      seen.push({
        iteration: training.steps,
        right: heldOut.count - errorsAt(training, heldOut),
        heldOutLoss: training.engine.loss(training.parameters, heldOut),
      });
    if (training.steps === ITERATIONS) break;
    trainEpoch(training);
  }
  training.engine.release();
  return { parameters: network.parameterCount, printed: cost.length, equal, heldOut: heldOut.count, looks: seen };
}

function foldRun({ data, engine }: LessonContext, fold: number): FoldRun {
  const { rows, labels } = data;
  const { train, test } = (repeatedFolds(labels, FOLDS)[0] ?? [])[fold] as { train: readonly number[]; test: readonly number[] };
  const pick = (indices: readonly number[]) => ({
    rows: indices.map((i) => rows[i] as readonly number[]),
    labels: indices.map((i) => labels[i] as number),
  });
  const { training, scaling } = prepare(recipe, pick(train), { seed: 1 + fold, engine });
  const held = pick(test);
  const heldOut = createDataset(
    held.rows.map((row) => scaleRow(scaling, row)),
    held.labels,
  );
  const trainingLosses: number[] = [];
  const heldOutLosses: number[] = [];
  const errors: number[] = [];
  for (const look of foldLooks) {
    while (training.steps < look) trainEpoch(training);
    trainingLosses.push(training.engine.loss(training.parameters, training.data));
    heldOutLosses.push(training.engine.loss(training.parameters, heldOut));
    errors.push(errorsAt(training, heldOut));
  }
  training.engine.release();
  return { rows: test.length, trainingLosses, heldOutLosses, errors };
}

function errorsAt({ engine, parameters }: Training, data: Dataset): number {
  const outputs = new Float64Array(data.count);
  engine.predictInto(outputs, parameters, data.X, data.count);
  return errorsOf(outputs, data.Y);
}
