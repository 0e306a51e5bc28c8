import { initial } from "../../../data/article.json";
import { articleParameters, articleSplit, scaledRows } from "../../../model/lessons/article.ts";
import { type DeepStart, deepData, type FirstGradient, firstGradient } from "../../../model/lessons/deep.ts";
import { lanes } from "../../../model/lessons/lanes.ts";
import { type LaneRun, laneRecipe, runLane } from "../../../model/lessons/run-lane.ts";
import { errorsOf, randomSplit, type SplitResult, trainOnSplit } from "../../../model/lessons/splits.ts";
import { fit } from "../../../model/training/fit.ts";
import { probabilitiesOf } from "../../../model/training/fitted.ts";
import type { LabelledRows } from "../../../model/training/labelled-rows.ts";
import { networkOf } from "../../../model/training/recipe.ts";
import type { EngineFactory } from "../../../network/learning/engine.ts";
import { createTraining, trainEpoch } from "../../../network/learning/training.ts";
import { articleRecipe, shippedRecipe } from "../../lab/experiment/known-recipes.ts";

/** What a task works with. */
export interface Tools {
  readonly data: LabelledRows;
  readonly engine: EngineFactory;
}

/** A look at the article's training. Losses are means per row, in nats. */
export interface ArticleLook {
  readonly iteration: number;
  readonly cost: number;
  readonly heldOutLoss: number;
  /** Held-out rows that are right. */
  readonly right: number;
}

/** How many rows of the test each is wrong about. */
export interface SplitErrors {
  readonly article: SplitResult;
  readonly shipped: Pick<SplitResult, "errors">;
}

/** Iterations between two looks at the article's training: its notebook printed a cost as often. */
const LOOK_EVERY = 500;

/** What the lessons compute off the page. Each task is a function of its question alone, so the same question gives the same result. */
export const tasks = {
  /** The first gradient of a deep network. */
  gradient: (start: DeepStart, { data, engine }: Tools): FirstGradient => firstGradient(deepData(data), start, engine),

  /** One lane on the article's split: from the article's initial weights with seed 1, otherwise from weights drawn with the seed. */
  lane({ lane, seed }: { readonly lane: number; readonly seed: number }, { data, engine }: Tools): LaneRun {
    const entry = lanes[lane];
    if (!entry) throw new RangeError(`lane must be from 0 to ${lanes.length - 1}, got ${lane}`);
    const split = articleSplit(scaledRows(data, laneRecipe(entry).scaling));
    return runLane(entry, split, seed === 1 ? { seed, parameters: articleParameters(initial) } : { seed }, engine);
  },

  /** The article's training from its first iteration to its last. */
  article(_: unknown, { data, engine: factory }: Tools, look: (look: ArticleLook) => void): void {
    const { learning, heldOut } = articleSplit(scaledRows(data, articleRecipe.scaling));
    const network = networkOf(articleRecipe, learning.X.length / learning.count);
    const options = articleRecipe.training;
    const training = createTraining({ network, data: learning, options, parameters: articleParameters(initial), engine: factory });
    const { engine, parameters } = training;
    const outputs = new Float64Array(heldOut.count);
    for (;;) {
      if (training.epochs % LOOK_EVERY === 0) {
        engine.predictInto(outputs, parameters, heldOut.X, heldOut.count);
        look({
          iteration: training.epochs,
          cost: engine.loss(parameters, learning),
          heldOutLoss: engine.loss(parameters, heldOut),
          right: heldOut.count - errorsOf(outputs, heldOut.Y),
        });
      }
      if (training.epochs === options.epochs) break;
      trainEpoch(training);
    }
    engine.release();
  },

  /** The article's network and the shipped recipe on a random split. */
  split({ seed }: { readonly seed: number }, { data, engine }: Tools): SplitErrors {
    const split = randomSplit(data.rows.length, seed);
    const pick = (indices: readonly number[]) => ({
      rows: indices.map((i) => data.rows[i] as ArrayLike<number>),
      labels: indices.map((i) => data.labels[i] as number),
    });
    const test = pick(split.test);
    const fitted = fit(shippedRecipe, pick(split.train), { seed: 1, engine });
    return {
      article: trainOnSplit(articleRecipe, scaledRows(data, articleRecipe.scaling), split, articleParameters(initial), engine),
      shipped: { errors: errorsOf(probabilitiesOf(fitted, test.rows), test.labels) },
    };
  },
};

export type TaskName = keyof typeof tasks;
export type Question<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type News<Name extends TaskName> = Name extends "article" ? ArticleLook : never;
export type Answer<Name extends TaskName> = ReturnType<(typeof tasks)[Name]>;
