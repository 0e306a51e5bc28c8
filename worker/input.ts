import type { MiddlewareHandler } from "hono";
import type * as z from "zod/mini";
import { type FeatureKey, featureKeys } from "../data/features.ts";
import { type ChosenColumns, nearestName, parseColumns, parseScore } from "../data/tables/index.ts";
import { parseNumber } from "../data/tables/score.ts";
import type { PredictionInput } from "../model/prediction/prediction.ts";
import { isForm, parseJson, readText } from "./body.ts";
import {
  BATCH_EXAMPLE,
  batchQuery,
  prevalenceQuery,
  SAMPLE_EXAMPLE,
  type SampleJson,
  sample,
  sampleQuery,
  tableQuery,
} from "./contract.ts";
import type { AppEnv } from "./env.ts";
import { plainValues } from "./plain-sample.ts";
import { type FieldError, MOST_ERRORS, pointerTo, unprocessable } from "./problems.ts";

/** A value that was read, or every error in it. */
export type Read<T> = { readonly value: T } | { readonly errors: readonly FieldError[] };

type PrevalenceQuery = { prevalence?: string };

const SAMPLE_ADVICE = {
  accepted: ["application/json", "application/x-www-form-urlencoded"],
  otherType: "Many samples at once, as JSON, CSV or NDJSON, go to /api/v1/predict/batch.",
};

/** Reads the input of a GET. The handler gets it as `c.req.valid("query")`. Throws Problem 422 with every error. */
export const inputInQuery: MiddlewareHandler<
  AppEnv,
  string,
  { in: { query: { [K in FeatureKey]?: string } & PrevalenceQuery }; out: { query: PredictionInput } }
> = (c, next) => {
  const { prevalence, ...scores } = expectValue(readQuery(new URL(c.req.url).searchParams, sampleQuery));
  c.req.addValidatedData("query", inputOf(inOrder(scores), prevalence));
  return next();
};

/**
 * Reads the input of a POST: JSON, or a form, which is read as the query of a GET is. The handler gets it as
 * `c.req.valid("json")`. Throws Problem 422 with every error in body and query.
 */
export const inputInBody: MiddlewareHandler<
  AppEnv,
  string,
  { in: { json: SampleJson; query?: PrevalenceQuery }; out: { json: PredictionInput } }
> = async (c, next) => {
  const text = await readText(c, SAMPLE_ADVICE);
  c.req.addValidatedData("json", isForm(c, text) ? inputInForm(text, c.req.url) : inputInJson(text, c.req.url));
  await next();
};

function inputInJson(text: string, url: string): PredictionInput {
  const [values, prevalence] = expectBoth(readSample(parseJson(text, SAMPLE_ADVICE)), readPrevalence(url));
  return inputOf(values, prevalence);
}

function inputInForm(text: string, url: string): PredictionInput {
  const [{ prevalence, ...scores }, inQuery] = expectBoth(readQuery(new URLSearchParams(text), sampleQuery), readPrevalence(url));
  if (prevalence !== undefined && inQuery !== undefined)
    throw unprocessable([{ pointer: "/prevalence", detail: "is given in the query and in the form" }]);
  return inputOf(inOrder(scores), prevalence ?? inQuery);
}

/** The nine values of a sample in JSON. */
export function readSample(json: unknown): Read<PredictionInput["values"]> {
  const plain = plainValues(json);
  if (plain) return { value: plain };
  const result = sample.safeParse(json);
  return result.success ? { value: inOrder(result.data) } : { errors: errorsOf(result.error.issues, featureKeys) };
}

/** The prevalence in the query of a POST. */
export function readPrevalence(url: string): Read<number | undefined> {
  if (!url.includes("?")) return { value: undefined };
  const query = readQuery(new URL(url).searchParams, prevalenceQuery);
  return "errors" in query ? query : { value: query.value.prevalence };
}

/** What the query of any batch says. */
export interface BatchQuery {
  readonly prevalence: number | undefined;
  /** How many rows are skipped. */
  readonly from: number;
}

/** The query of a batch in JSON or NDJSON. */
export function readBatchQuery(url: string): Read<BatchQuery> {
  const query = readQuery(new URL(url).searchParams, batchQuery);
  return "errors" in query ? query : { value: { prevalence: query.value.prevalence, from: query.value.from ?? 0 } };
}

/** What the query of a batch in CSV says. */
export interface TableQuery extends BatchQuery {
  readonly columns: ChosenColumns | undefined;
  readonly malignant: string | undefined;
}

/** The query of a batch in CSV. */
export function readTableQuery(url: string): Read<TableQuery> {
  const query = readQuery(new URL(url).searchParams, tableQuery);
  if ("errors" in query) return query;
  const { prevalence, from = 0, columns, malignant } = query.value;
  const chosen = columns === undefined ? undefined : parseColumns(columns);
  if (chosen && "error" in chosen) return { errors: [{ pointer: "/columns", detail: `cannot be read: ${chosen.error}` }] };
  return { value: { prevalence, from, columns: chosen, malignant } };
}

export function inputOf(values: PredictionInput["values"], prevalence: number | undefined): PredictionInput {
  return prevalence === undefined ? { values } : { values, prevalence };
}

/** The value that was read. Throws Problem 422 with its errors. */
export function expectValue<T>(read: Read<T>): T {
  if ("errors" in read) throw unprocessable(read.errors);
  return read.value;
}

/** Both values. Throws Problem 422 with the errors of either. */
export function expectBoth<A, B>(a: Read<A>, b: Read<B>): [A, B] {
  if ("value" in a && "value" in b) return [a.value, b.value];
  throw unprocessable([a, b].flatMap((read) => ("errors" in read ? read.errors : [])));
}

/**
 * The errors that a schema found, one per place: every one of a sample, and at most a hundred of a list. An unknown name may be a
 * misspelling of one of `names`.
 */
export function errorsOf(issues: readonly z.core.$ZodIssue[], names: readonly string[]): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const [at, issue] of withoutConsequences(issues).entries()) {
    if (errors.size >= MOST_ERRORS)
      return [...errors.values(), { pointer: "", detail: `${issues.length - at} more errors are not listed` }];
    const found =
      issue.code === "unrecognized_keys"
        ? unknownNames(issue.path, issue.keys, names)
        : [{ pointer: pointerTo(issue.path), detail: issue.message }];
    for (const error of found) if (!errors.has(error.pointer)) errors.set(error.pointer, error);
  }
  return [...errors.values()];
}

const MOST_NAMES = 20;
const LONGEST_NAME = 80;

/** How other prediction servers wrap their inputs: TensorFlow Serving, KServe's first protocol, MLflow, and our own batch. */
const OTHER_SHAPES = new Set([
  ...["instances", "dataframe_split", "dataframe_records", "inputs", "data", "features"],
  ...["samples", "sample", "instance", "input"],
]);
const SHAPES = `a sample is ${SAMPLE_EXAMPLE}, and ${BATCH_EXAMPLE} goes to /api/v1/predict/batch`;

/** The issues without the one that no score is known, where that is because no name is right. */
function withoutConsequences(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const isMisnamed = issues.some(({ code, path }) => code === "unrecognized_keys" && path.length === 0);
  return isMisnamed ? issues.filter(({ code, path }) => code !== "custom" || path.length > 0) : issues;
}

/** One error per name, up to as many as anyone would read. The first that is near none of the known names lists them. */
function unknownNames(path: readonly PropertyKey[], keys: readonly string[], names: readonly string[]): FieldError[] {
  let isListed = false;
  const errors = keys.slice(0, MOST_NAMES).map((key) => {
    const pointer = pointerTo([...path, key.slice(0, LONGEST_NAME)]);
    if (key === "prevalence") return { pointer, detail: "belongs in the query, as ?prevalence=0.05" };
    if (names === featureKeys && OTHER_SHAPES.has(key)) return { pointer, detail: `is not a known name; ${SHAPES}` };
    const nearest = nearestName(key, names);
    const hint = nearest ? `; did you mean ${nearest}?` : isListed ? "" : `; known are ${names.join(", ")}`;
    isListed ||= !nearest;
    return { pointer, detail: `is not a known name${hint}` };
  });
  const more = keys.length - errors.length;
  return more > 0 ? [...errors, { pointer: pointerTo(path), detail: `${more} more names are not known` }] : errors;
}

/** What a query or a form says. */
function readQuery<T extends typeof sampleQuery | typeof prevalenceQuery | typeof batchQuery | typeof tableQuery>(
  query: URLSearchParams,
  schema: T,
): Read<z.output<T>> {
  const given = new Map<string, number | string | null>();
  const repeated = new Set<string>();
  for (const [name, text] of query) {
    if (given.has(name)) repeated.add(name);
    given.set(name, decode(name, text));
  }
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success && repeated.size === 0) return { value: result.data as z.output<T> };
  const errors = result.success ? [] : errorsOf(result.error.issues, Object.keys(schema.shape));
  return { errors: [...repeatedNames(repeated), ...errors.filter(({ pointer }) => !repeated.has(pointer.slice(1)))] };
}

function repeatedNames(names: ReadonlySet<string>): FieldError[] {
  const shown = [...names].slice(0, MOST_NAMES);
  const errors = shown.map((name) => ({ pointer: pointerTo([name.slice(0, LONGEST_NAME)]), detail: "is given more than once" }));
  const more = names.size - shown.length;
  return more > 0 ? [...errors, { pointer: "", detail: `${more} more names are given more than once` }] : errors;
}

/** The value of a parameter. What cannot be read stays as it is, so that its error can show it. */
function decode(name: string, text: string): number | string | null {
  if (name === "prevalence") return decodePrevalence(text);
  if (name === "from") return /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (!(featureKeys as readonly string[]).includes(name)) return text;
  const score = parseScore(text);
  return score === undefined ? (parseNumber(text, true) ?? text) : score;
}

function decodePrevalence(text: string): number | string {
  return text.length <= LONGEST_NUMBER && /^-?(\d+|\d*\.\d+)(e-?\d+)?$/i.test(text) ? Number(text) : text;
}

const LONGEST_NUMBER = 60;

function inOrder(scores: { readonly [K in FeatureKey]?: number | null | undefined }): PredictionInput["values"] {
  return featureKeys.map((key) => scores[key] ?? null);
}
