import type { Diagnosis, FeatureKey } from "../features.ts";
import type { Charset } from "./charset.ts";
import type { ChosenColumns } from "./chosen-columns.ts";

/** How a table is to be read. */
export interface TableOptions {
  /** What the caller says of the columns (`parseColumns`): it counts for more than any name. */
  readonly columns?: ChosenColumns | undefined;
  /** The value of the diagnosis column that means malignant. */
  readonly malignant?: string | undefined;
  /** The encoding that the caller states; a byte-order mark counts for more. UTF-8 by default. */
  readonly charset?: Charset | undefined;
  /** Whether bytes that are not UTF-8 are read as windows-1252, with a notice. Otherwise they make their row an error. */
  readonly fallback?: boolean | undefined;
  /** How the caller's options are called where a sentence names them, such as `--columns` and `--malignant`. */
  readonly optionNames?: OptionNames | undefined;
}

export interface OptionNames {
  readonly columns: string;
  readonly malignant: string;
}

/** How a table was understood, from its first 64 KiB. Columns are counted from 0; −1 is none. */
export interface Table {
  readonly separator: string;
  readonly newline: "\n" | "\r\n" | "\r";
  readonly decimalComma: boolean;
  /** Whether the columns have names. Those of an ARFF file do. */
  readonly hasHeader: boolean;
  /** The name of each column; without a header, its number, counted from 1. */
  readonly names: readonly string[];
  readonly width: number;
  /** The header as it stood, or as CSV would have it, with `width` cells. Undefined where there is none. */
  readonly header: string | undefined;
  /** The line of the header, or of the last one before the rows; 0 where the rows begin at once. */
  readonly headerLine: number;
  /** The column of each feature. */
  readonly features: readonly number[];
  /** The features that are in no column. */
  readonly missing: readonly FeatureKey[];
  readonly diagnosis: number;
  readonly id: number;
  /** Values of the diagnosis column that are not taken for a diagnosis, at most ten: one of them may be the one that means malignant. */
  readonly unclearDiagnoses: readonly string[];
  /** What a cell of the diagnosis column means: null where it is empty, undefined where it is not understood. */
  readonly readDiagnosis: (cell: string) => Diagnosis | null | undefined;
  /** What was taken as what, as far as the first 64 KiB tell. */
  readonly notices: readonly Notice[];
}

export type NoticeCode =
  | "encoding"
  | "skipped lines"
  | "no header"
  | "numbered header"
  | "row names"
  | "names"
  | "missing features"
  | "diagnosis column"
  | "diagnosis"
  | "tutorial unknown"
  | "repeated header";

/** Something that a reader of the results should know, as one sentence. */
export interface Notice {
  readonly code: NoticeCode;
  readonly text: string;
}

export type RefusalCode =
  | "empty"
  | "workbook"
  | "compressed"
  | "picture"
  | "document"
  | "binary"
  | "markup"
  | "json"
  | "libsvm"
  | "sparse"
  | "not a table"
  | "too wide"
  | "header"
  | "no rows"
  | "wrong set"
  | "scaled"
  | "question"
  | "columns"
  | "malignant";

/** Why a file is not read, as one sentence that says what to do. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The status for HTTP: 400 no table, 415 another kind of file, 422 a table with wrong names or values. */
  readonly status: 400 | 415 | 422;
  readonly detail: string;
  /** With the code `question`: every column, and which of them are asked about. */
  readonly columns?: readonly ColumnReport[];
  /** With the code `question`: the features that were found in no column. */
  readonly missing?: readonly FeatureKey[];
}

/** A column as one sees it who is to say which feature it is. */
export interface ColumnReport {
  readonly name: string;
  /** Up to three of its cells. */
  readonly samples: readonly string[];
  /** What it was recognised as. */
  readonly recognised: FeatureKey | "diagnosis" | "id" | undefined;
  /** Whether it holds scores and nothing recognised it. */
  readonly asked: boolean;
  /** The missing feature whose names come nearest, for columns that are asked about. */
  readonly nearest: FeatureKey | undefined;
}

/** One error of a row. */
export interface RowError {
  /** The name of the column, where the error is in one. */
  readonly column: string | undefined;
  readonly feature: FeatureKey | undefined;
  readonly detail: string;
}

/** One row of a table. What it holds beside the scores is found only when it is asked for. */
export interface TableRow {
  readonly kind: "row";
  /** Counted from 1. */
  readonly line: number;
  /** The row as it stood, without its line end; if it has no errors, with exactly as many cells as the table has columns. */
  readonly raw: string;
  readonly cells: readonly string[];
  /** The nine scores, null where unknown; undefined where the row has errors. */
  readonly values: readonly (number | null)[] | undefined;
  /** Empty where the row is good; at most five. A diagnosis that is not understood is none of them. */
  readonly errors: readonly RowError[];
  /** How many more errors there are. */
  readonly moreErrors: number;
  /** Undefined where there is none, or none that is understood, or the row has errors. */
  readonly diagnosis: Diagnosis | undefined;
  /** Why a diagnosis that is given is not understood. Only who needs the diagnosis counts it as an error. */
  readonly diagnosisError: RowError | undefined;
  /** Undefined where the table has no such column. */
  readonly id: string | undefined;
}

/** What a reader gives: a refusal and nothing more, or a table, its rows, and the end. */
export type TableEvent =
  | { readonly kind: "refusal"; readonly refusal: Refusal }
  | { readonly kind: "table"; readonly table: Table }
  | TableRow
  | TableEnd;

export interface TableEnd {
  readonly kind: "end";
  /** How many rows came, and how many of them had errors. */
  readonly rows: number;
  readonly failed: number;
  /** All notices of the file, with the counts that only its end can tell. */
  readonly notices: readonly Notice[];
}
