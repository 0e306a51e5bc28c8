import { createDataset, type Dataset, selectSamples } from "../../network/learning/dataset.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import { fitScaling, type ScalingName, scaleRow } from "../training/scaling.ts";

/** The initial weights that the article's notebook drew: data/article.json. */
export interface ArticleStart {
  readonly W1: readonly (readonly number[])[];
  readonly b1: readonly number[];
  readonly W2: readonly (readonly number[])[];
  readonly b2: readonly number[];
}

/** Rows to learn from and rows that are held out, as inputs of a network. */
export interface Split {
  readonly learning: Dataset;
  readonly heldOut: Dataset;
}

/** The article's split of the complete rows in file order: 0 to 499 are learned from, those from 501 are held out. Row 500 is in neither. */
export const articleRows = {
  learning: range(0, 500),
  heldOut: range(501, 683),
} as const;

/** All rows scaled together, as the article does. */
export function scaledRows({ rows, labels }: LabelledRows, name: ScalingName): Dataset {
  const scaling = fitScaling(name, rows);
  return createDataset(
    rows.map((row) => scaleRow(scaling, row)),
    labels,
  );
}

/** The article's split of scaled rows. */
export function articleSplit(all: Dataset): Split {
  return { learning: selectSamples(all, articleRows.learning), heldOut: selectSamples(all, articleRows.heldOut) };
}

/** The article's initial weights as one vector of parameters. */
export function articleParameters({ W1, b1, W2, b2 }: ArticleStart): number[] {
  return [W1.flat(), b1, W2.flat(), b2].flat();
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
