import type { FourWaysDownFigures, LaneFigures } from "../../data/lessons/10-four-ways-down.ts";
import { articleParameters, articleSplit, type Split, scaledRows } from "../../model/lessons/article.ts";
import { comparedLanes, type Lane, lanes } from "../../model/lessons/lanes.ts";
import { type LaneRun, laneRecipe, runLane } from "../../model/lessons/run-lane.ts";
import { readArticle } from "../reproduction.ts";
import type { Lesson, LessonContext } from "./lesson.ts";
import { mean, median } from "./statistics.ts";

const HIDDEN_UNITS = 15;
const STARTS = 100;
const FIRST_SEED = 2;
const all: readonly Lane[] = [...lanes, ...comparedLanes];

/** What is kept of each start: for each lane, one number per column. */
const columns = ["loss", "heldOutLoss", "heldOutAccuracy", "silentUnits", "jitter"] as const;
type Column = (typeof columns)[number];
type StartRun = { readonly [Name in Column]: readonly number[] };

const recipe = laneRecipe(lanes[0] as Lane);
const setting = {
  network: "9-15-1, ReLU",
  split: "the article's: rows 0–499 learned from, rows 501–682 held out, min-max over all rows",
  batch: recipe.training.batchSize,
  epochs: recipe.training.epochs,
};

/** Chapter 10. */
export const fourWaysDown: Lesson<FourWaysDownFigures> = {
  number: 10,
  slug: "four-ways-down",
  parts: {
    articleStart: {
      settings: { ...setting, start: "the article's", seed: 1 },
      compute(context) {
        const start = { seed: 1, parameters: articleParameters(readArticle().initial) };
        return all.map((lane) => {
          const run = runLane(lane, splitOf(context), start, context.engine);
          return { name: lane.name, ...laneFigures(run), losses: run.losses.map(fourDigits) };
        });
      },
    },
    otherStarts: {
      settings: { ...setting, start: `${recipe.training.initializer}, seeds ${FIRST_SEED} to ${FIRST_SEED + STARTS - 1}` },
      count: STARTS,
      one: ({ engine, ...context }, index) => {
        const runs = all.map((lane) => runLane(lane, splitOf(context), { seed: FIRST_SEED + index }, engine));
        return Object.fromEntries(columns.map((name) => [name, runs.map((run) => laneFigures(run)[name])]));
      },
      summarise: (each: readonly StartRun[]) =>
        all.map(({ name }, l) => {
          const values = (column: Column) => each.map((start) => start[column][l] as number);
          return {
            name,
            loss: median(values("loss")),
            lowestLoss: Math.min(...values("loss")),
            highestLoss: Math.max(...values("loss")),
            heldOutLoss: median(values("heldOutLoss")),
            heldOutAccuracy: mean(values("heldOutAccuracy")),
            silentUnits: mean(values("silentUnits")),
            jitter: median(values("jitter")),
            allSilent: values("silentUnits").filter((silent) => silent === HIDDEN_UNITS).length,
          };
        }),
    },
  },
};

function splitOf({ data }: Pick<LessonContext, "data">): Split {
  return articleSplit(scaledRows(data, recipe.scaling));
}

function laneFigures({ losses, ...run }: LaneRun): Omit<LaneFigures, "name"> {
  return { loss: losses.at(-1) as number, highestLoss: Math.max(...losses), ...run };
}

/** For a drawing. */
function fourDigits(x: number): number {
  return Number(x.toPrecision(4));
}
