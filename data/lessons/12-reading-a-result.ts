import json from "./12-reading-a-result.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** How much of a test's result is the luck of its split. */
export interface ReadingAResultFigures {
  /** What the article reports of its test, as a share in [0, 1], and the 95% interval of a share of so few rows (Wilson 1927). */
  readonly published: Measured<{
    readonly accuracy: number;
    readonly rows: number;
    readonly right: number;
    readonly interval: readonly number[];
    /** Shares of malignant rows in [0, 1]: of the test, and of all. */
    readonly malignantShare: number;
    readonly malignantShareOfAll: number;
  }>;
  /** Rows of the test, and errors on certain splits: the article's own, and the first rows of the file. */
  readonly given: Measured<{
    readonly rows: number;
    readonly article: SplitFigures;
    readonly firstRows: SplitFigures;
  }>;
  readonly random: Measured<{
    readonly splits: number;
    readonly article: RandomFigures;
    readonly shipped: RandomFigures;
    /** In how many of the splits the shipped recipe makes fewer errors than the article's, and in how many more. */
    readonly shippedFewer: number;
    readonly shippedMore: number;
  }>;
}

/** Errors of the article's network and of the shipped recipe on one split. */
export interface SplitFigures {
  readonly article: number;
  readonly shipped: number;
}

export interface RandomFigures {
  /** In how many splits there were 0, 1, 2, … errors. */
  readonly counts: readonly number[];
  readonly medianErrors: number;
  readonly meanErrors: number;
  /** The mean over the splits, in nats per row. */
  readonly logLoss: number;
}

export const readingAResult: ReadingAResultFigures = json;
