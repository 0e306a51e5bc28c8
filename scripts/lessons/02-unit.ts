import type { UnitFigures } from "../../data/lessons/02-unit.ts";
import { prepare } from "../../model/training/prepare.ts";
import type { Recipe } from "../../model/training/recipe.ts";
import { recipes } from "../../model/training/recipes.ts";
import { scaleRow } from "../../model/training/scaling.ts";
import { accuracy } from "../../network/learning/measurement.ts";
import { runTraining } from "../../network/learning/training.ts";
import { sigmoid } from "../../network/math/exact.ts";
import { heldOut } from "./held-out.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

/** A malignant sample that the unit is shown with: the row of chapter 8, counted from 0. */
const ROW = 5;
const RATE = 2;
const EPOCHS = 1000;
const [, article] = recipes as [Recipe, Recipe];

/** Chapter 2. */
export const unit: Lesson<UnitFigures> = {
  number: 2,
  slug: "unit",
  parts: {
    anatomy: {
      settings: { recipe: "article, without its hidden layer", learningRate: RATE, epochs: EPOCHS, rows: "all complete rows", row: ROW },
      compute: anatomyOf,
    },
    one: heldOut([]),
    fifteen: heldOut([{ units: 15, activation: "relu" }]),
  },
};

function anatomyOf({ data, engine }: LessonContext) {
  const recipe = { ...article, hidden: [], training: { ...article.training, learningRate: RATE, epochs: EPOCHS } };
  const { network, scaling, training } = prepare(recipe, data, { seed: 1, engine });
  const parameters = [...runTraining(training)];
  const [weights, bias] = [parameters.slice(0, -1), parameters.at(-1) as number];
  const scores = data.rows[ROW] as readonly number[];
  const products = [...scaleRow(scaling, scores)].map((input, f) => input * (weights[f] as number));
  const z = products.reduce((sum, product) => sum + product, 0) + bias;
  return {
    weights,
    bias,
    scores,
    products,
    z,
    probability: sigmoid(z),
    accuracy: accuracy(training.engine, network, training.parameters, training.data),
  };
}
