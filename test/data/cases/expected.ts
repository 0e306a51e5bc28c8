/** The form of expected.json, whose first lines say how to read it. */
export interface Expected {
  readonly cases: readonly Case[];
}

export interface Case {
  readonly file: string;
  readonly kind: string;
  readonly samples?: readonly string[];
  readonly repeat?: number;
  readonly http?: Expectation;
  readonly http_alternatives?: readonly Expectation[];
  readonly http_variants?: readonly Expectation[];
  readonly train?: Expectation;
  readonly train_alternatives?: readonly Expectation[];
  readonly train_variants?: readonly Expectation[];
}

/** What a request or a training gives. Which fields are there depends on which of the two it is, and on its outcome. */
export interface Expectation {
  readonly outcome?: "read" | "refused";
  readonly says?: string | null;
  readonly any_of?: readonly Expectation[];
  // Of a request.
  readonly type?: string;
  readonly query?: { readonly columns?: string; readonly malignant?: string };
  readonly status?: number;
  readonly answered?: number;
  readonly faulty?: number;
  readonly unknown_values?: number;
  readonly missing_features?: readonly string[];
  readonly separator?: string;
  readonly row_says?: string;
  readonly body?: string;
  // Of a training.
  readonly args?: readonly string[];
  readonly rows?: number;
  readonly benign?: number;
  readonly malignant?: number;
  readonly complete?: readonly [number, number];
  readonly malignant_is?: string;
}
