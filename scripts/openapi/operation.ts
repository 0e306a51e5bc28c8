import { features } from "../../data/features.ts";
import { type Reference, schemaRef } from "./schemas.ts";

/** A request that shows what an operation does. The Worker itself supplies the response. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly status: number;
  readonly query?: Readonly<Record<string, string>>;
  /** An object for JSON, a string for other types. */
  readonly body?: unknown;
  readonly type?: string;
  readonly accept?: string;
}

export interface Operation {
  readonly method: "get" | "post";
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly query?: readonly object[];
  /** The schema of the request body by media type. */
  readonly body?: Readonly<Record<string, object>>;
  /** The schema of a successful response by media type. */
  readonly success: Readonly<Record<string, object>>;
  /**
   * The schema of what a caller gets who prefers another media type, in an extension of the document: among the responses it would
   * make every generated type a union with it.
   */
  readonly onRequest?: Readonly<Record<string, object>>;
  /** The statuses of errors. */
  readonly failures: readonly number[];
  /** Headers of a successful response. */
  readonly headers?: Readonly<Record<string, object>>;
  readonly cacheable?: boolean;
  readonly examples: readonly Example[];
}

export const benign = [5, 1, 1, 1, 2, 1, 3, 1, 1];
export const malignant = [8, 10, 10, 8, 7, 10, 9, 7, 1];
export const keys = features.map(({ key }) => key);

export const sampleOf = (values: readonly number[]) => Object.fromEntries(keys.map((key, f) => [key, values[f] as number]));
export const queryOf = (values: readonly number[]) => Object.fromEntries(keys.map((key, f) => [key, `${values[f]}`]));

export const prevalenceParameter = {
  name: "prevalence",
  in: "query",
  description: "The prevalence of malignancy where the sample was taken; by default, that of the training data.",
  schema: schemaRef("Prevalence"),
};

export const text: object = { type: "string" };
export const json = (schema: Reference) => ({ "application/json": schema });

export const predictFailures = { get: [422, 429, 500], post: [400, 413, 415, 422, 429, 500] } as const;

/** A GET that takes no input. */
export const reading = (
  path: string,
  id: string,
  summary: string,
  description: string,
  success: Operation["success"],
  more: Partial<Operation> = {},
): Operation => ({
  method: "get",
  path,
  id,
  tag: "Model",
  summary,
  description,
  success,
  failures: [429, 500],
  examples: [],
  ...more,
});

export const shown: readonly Example[] = [{ name: "response", summary: "The response", status: 200 }];
