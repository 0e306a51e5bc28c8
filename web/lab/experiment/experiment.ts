import type { Recipe } from "../../../model/training/recipe.ts";
import type { MadeProblemName } from "../../../network/examples/made-problems.ts";

/** Everything that determines a run of the lab: the same experiment gives the same bits. Plain data, part of the page's address. */
export interface Experiment {
  readonly data: DataChoice;
  readonly holdOut: HoldOut;
  /** What the parameters start from: drawn by the recipe's initializer, or those of the article's notebook (9-15-1 only). */
  readonly start: "drawn" | "article";
  readonly recipe: Recipe;
  readonly seed: number;
}

export type DataChoice =
  | { readonly kind: "wisconsin" }
  /** Points in a plane, drawn anew from the seed. */
  | { readonly kind: "made"; readonly problem: MadeProblemName; readonly seed: number }
  /** A table of the visitor's own, which stays in the browser: the address names it by the SHA-256 of its rows. */
  | { readonly kind: "own"; readonly sha256: string };

export type HoldOut =
  | { readonly kind: "none" }
  /** This share of each class, in (0, 1), drawn from the seed. */
  | { readonly kind: "share"; readonly share: number; readonly seed: number }
  /** The article's: rows 0 to 499 are learned from, those from 501 are held out. All rows are scaled together. */
  | { readonly kind: "article" };

/** The rows that an experiment is about. The labels are 1 for the second class. */
export interface LabData {
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly inputNames: readonly string[];
  readonly classNames: readonly [string, string];
}

/** The largest experiment that the lab accepts. */
export const LIMITS = { layers: 24, units: 128, rows: 20_000, columns: 32 } as const;
