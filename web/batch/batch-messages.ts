import type { Diagnosis } from "../../data/features.ts";
import type { Notice, Refusal, RowError, Table, TableOptions } from "../../data/tables/index.ts";
import type { TablePrediction } from "../../model/prediction/answer-columns.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Counts, RowView } from "./row-order.ts";

/*
 * What the page and the thread that reads a file say to each other. All of it can be cloned between threads.
 */

/** Rows beyond these are not read: a browser gives a page only so much memory. */
export const MOST_ROWS = 5_000_000;

/** What the predictions depend on beside the scores; without them, the base rate of the model's data and the model's threshold hold. */
export interface PredictionSettings {
  readonly prevalence?: number;
  /** The probability from which a row is predicted malignant, in (0, 1). */
  readonly threshold?: number;
}

/** What the visitor said about a file. */
export type BatchOptions = Pick<TableOptions, "columns" | "malignant"> & PredictionSettings;

/** How a file was understood. */
export interface BatchTable extends Pick<Table, "separator" | "names" | "hasHeader" | "missing" | "unclearDiagnoses"> {
  /** What the rows are predicted with. */
  readonly settings: Required<PredictionSettings>;
  readonly hasId: boolean;
  readonly hasDiagnosis: boolean;
  /** Names of the columns that are not used. */
  readonly unused: readonly string[];
}

/** A row with errors, as the list of errors shows it. */
export interface ListedError {
  readonly line: number;
  /** Its case number; "" where the file has none. */
  readonly id: string;
  /** The row as it stands in the file, shortened. */
  readonly text: string;
  readonly errors: readonly RowError[];
  readonly moreErrors: number;
}

/** Messages that are sent while a file is read: a table, its progress and its end, or a refusal. */
export type BatchReport =
  | { readonly kind: "table"; readonly table: BatchTable; readonly notices: readonly Notice[] }
  | {
      readonly kind: "progress";
      /** How much of the file has been read. */
      readonly share: number;
      readonly counts: Counts;
      /** Whether any row has a diagnosis that is understood. */
      readonly isDiagnosed: boolean;
      /** The errors since the last message, as long as there are few. */
      readonly listed: readonly ListedError[];
    }
  | {
      readonly kind: "end";
      readonly notices: readonly Notice[];
      readonly evaluation: Evaluation | undefined;
      /** Whether the file has more rows than are read. */
      readonly isCut: boolean;
    }
  | { readonly kind: "refused"; readonly refusal: Pick<Refusal, "detail" | "columns" | "missing"> & { readonly code?: Refusal["code"] } };

/** A row as the table shows it. */
export interface ShownRow {
  readonly line: number;
  readonly id: string;
  readonly values: readonly (number | null)[];
  /** Undefined if the row has errors. */
  readonly prediction: TablePrediction | undefined;
  readonly diagnosis: Diagnosis | undefined;
  readonly error: string;
}

/** A predicted row, as the check against the server needs it. */
export interface PredictedRow {
  readonly line: number;
  readonly values: PredictionInput["values"];
  readonly probability: number;
  readonly prediction: Diagnosis;
}

/** What the page asks of the thread that has the rows. */
export interface BatchRows {
  /** Rows of a view as it is now, from a place in it on. */
  window(view: RowView, from: number, count: number): Promise<readonly ShownRow[]>;
  /** Predicted rows from a row of the file on, and the row after them; none where there are no more. */
  predicted(from: number, count: number): Promise<{ readonly rows: readonly PredictedRow[]; readonly next: number }>;
  /** The file with its predictions, as CSV. */
  download(): Promise<Blob>;
}
