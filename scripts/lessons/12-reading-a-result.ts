import type { RandomFigures, ReadingAResultFigures, SplitFigures } from "../../data/lessons/12-reading-a-result.ts";
import { articleParameters, articleRows, scaledRows } from "../../model/lessons/article.ts";
import { errorsOf, type RowSplit, randomSplit, SPLIT_STEPS, type SplitResult, trainOnSplit } from "../../model/lessons/splits.ts";
import type { Recipe } from "../../model/training/recipe.ts";
import { recipes } from "../../model/training/recipes.ts";
import { wilson } from "../../network/evaluation/intervals.ts";
import { log } from "../../network/math/exact.ts";
import { readArticle } from "../reproduction.ts";
import type { Lesson, LessonContext } from "./lesson.ts";
import { countsOf, mean, median } from "./statistics.ts";

const [shipped] = recipes as [Recipe];
const article = recipes.find(({ name }) => name === "article") as Recipe;
const SPLITS = 300;
const TEST_ROWS = articleRows.heldOut.length;

/** The results of both on one split. */
interface Both {
  readonly article: SplitResult;
  readonly shipped: SplitResult;
}

const setting = {
  article: `the article's recipe and initial weights, ${SPLIT_STEPS} iterations, min-max over all rows`,
  shipped: "the shipped recipe, seed 1",
  test: `${TEST_ROWS} rows`,
};

/** Chapter 12. */
export const readingAResult: Lesson<ReadingAResultFigures> = {
  number: 12,
  slug: "reading-a-result",
  parts: {
    published: {
      settings: { source: "data/article.json" },
      compute({ data: { labels } }) {
        const accuracy = readArticle().accuracy.validation;
        return {
          accuracy,
          rows: TEST_ROWS,
          right: Math.round(accuracy * TEST_ROWS),
          interval: wilson(accuracy, TEST_ROWS),
          malignantShare: mean(articleRows.heldOut.map((row) => labels[row] as number)),
          malignantShareOfAll: mean(labels),
        };
      },
    },
    given: {
      settings: setting,
      async compute(context) {
        const rows = context.data.rows.map((_, row) => row);
        const { learning: train, heldOut: test } = articleRows;
        return {
          rows: TEST_ROWS,
          article: errorsOn(await runBoth({ train, test }, context)),
          firstRows: errorsOn(await runBoth({ train: rows.slice(-train.length), test: rows.slice(0, TEST_ROWS) }, context)),
        };
      },
    },
    random: {
      settings: { ...setting, splits: `shuffles with the seeds 1 to ${SPLITS}` },
      count: SPLITS,
      one: (context, index) => runBoth(randomSplit(context.data.rows.length, 1 + index), context),
      summarise: (each: readonly Both[]) => ({
        splits: SPLITS,
        article: summary(each.map((both) => both.article)),
        shipped: summary(each.map((both) => both.shipped)),
        shippedFewer: each.filter((both) => both.shipped.errors < both.article.errors).length,
        shippedMore: each.filter((both) => both.shipped.errors > both.article.errors).length,
      }),
    },
  },
};

async function runBoth(split: RowSplit, context: LessonContext): Promise<Both> {
  const { data, engine, pool } = context;
  const method = { kind: "network", recipe: shipped } as const;
  const [probabilities] = (await pool.run([{ kind: "prediction", method, seed: 1, ...split }])) as [Float64Array];
  const labels = split.test.map((row) => data.labels[row] as number);
  return {
    article: trainOnSplit(article, scaledRows(data, article.scaling), split, articleParameters(readArticle().initial), engine),
    shipped: { errors: errorsOf(probabilities, labels), logLoss: logLossOf(probabilities, labels) },
  };
}

function errorsOn(both: Both): SplitFigures {
  return { article: both.article.errors, shipped: both.shipped.errors };
}

function logLossOf(probabilities: ArrayLike<number>, labels: readonly number[]): number {
  return mean(labels.map((label, i) => -log(label === 1 ? (probabilities[i] as number) : 1 - (probabilities[i] as number))));
}

function summary(results: readonly SplitResult[]): RandomFigures {
  const errors = results.map((result) => result.errors);
  return {
    counts: countsOf(errors),
    medianErrors: median(errors),
    meanErrors: mean(errors),
    logLoss: mean(results.map(({ logLoss }) => logLoss)),
  };
}
