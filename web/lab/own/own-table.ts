import type { LabData } from "../experiment/experiment.ts";

/** What the visitor says of a table whose columns are not those of the project. Columns are counted from 0. */
export interface ColumnChoice {
  readonly classColumn: number;
  /** The value of the class column that is the second class, whose probability is predicted. */
  readonly positive: string;
}

/** A row that is left out because of an error, shortened. */
export interface OwnError {
  readonly line: number;
  readonly text: string;
  readonly error: string;
}

/** How many rows are left out, by the first reason that holds. */
export interface LeftOut {
  readonly errors: number;
  readonly noClass: number;
  readonly unknown: number;
}

/** A column that can be the class: it has exactly two values. */
export interface ClassColumn {
  readonly column: number;
  readonly name: string;
  readonly values: readonly [string, string];
}

/** A table of the visitor's own as the lab learns from it, or why it cannot. */
export type OwnReading =
  | {
      readonly kind: "table";
      readonly data: LabData;
      /** Of the rows as they are learned from. */
      readonly sha256: string;
      /** Whether the columns are the nine scores. */
      readonly isScores: boolean;
      readonly leftOut: LeftOut;
      /** The first errors. */
      readonly errors: readonly OwnError[];
      readonly notices: readonly string[];
      /** What else the class could be; empty where the columns are the nine scores. */
      readonly classColumns: readonly ClassColumn[];
      readonly choice?: ColumnChoice;
    }
  | { readonly kind: "refused"; readonly detail: string };

/** Errors that are listed one by one. */
export const MOST_LISTED = 50;

/** The longest text of a row in the list of errors. */
const LONGEST_LISTED = 120;

export function shortened(text: string): string {
  return text.length > LONGEST_LISTED ? `${text.slice(0, LONGEST_LISTED - 1)}…` : text;
}
