import * as z from "zod/mini";
import { diagnoses, featureKeys } from "../data/features.ts";
import type { Explanation, Prediction } from "../model/prediction/prediction.ts";
import { score } from "./contract.ts";
import type { FieldError, ProblemDocument } from "./problems.ts";

/*
 * What the API returns. scripts/openapi.ts documents these schemas and the tests check every response against them. The Worker
 * itself does not validate its own output and imports nothing from here.
 */

const probability = z.number().check(z.minimum(0), z.maximum(1));
const feature = z.enum(featureKeys as [string, ...string[]]);
const diagnosis = z.enum(diagnoses);
const assessment = z.enum(["likely benign", "indeterminate", "likely malignant"]);
const strings = z.array(z.string());

export const modelName = z.strictObject({ name: z.string(), version: z.string().check(z.regex(/^[0-9a-f]{12}$/)) });

const predictionFields = {
  prediction: diagnosis,
  probability,
  predictionSet: z.array(diagnosis).check(z.minLength(1), z.maxLength(2)),
  coverage: z.number().check(z.gt(0), z.lt(1)),
  unknown: z.array(feature),
  unusual: z.nullable(z.boolean()),
  assessment,
};

const explanationFields = {
  ...predictionFields,
  baseline: probability,
  contributions: z.array(z.strictObject({ feature, value: score, contribution: z.number() })),
  counterfactual: z.nullable(
    z.strictObject({
      changes: z.array(z.strictObject({ feature, from: score, to: score })),
      probability,
      prediction: diagnosis,
    }),
  ),
  searched: z.int().check(z.minimum(0)),
  similar: z.array(
    z.strictObject({
      values: z.array(score).check(z.length(featureKeys.length)),
      diagnosis,
      benign: z.int().check(z.minimum(0)),
      malignant: z.int().check(z.minimum(0)),
      distance: z.number().check(z.minimum(0)),
    }),
  ),
};

const signature = { model: modelName, notice: z.string() };

export const prediction = z.strictObject({ ...predictionFields, ...signature });

export const explanation = z.strictObject({ ...explanationFields, ...signature });

export const fieldError = z.strictObject({ pointer: z.string(), detail: z.string() });

export const rowPrediction = z.strictObject(predictionFields);

export const rowError = z.strictObject({ error: z.strictObject({ detail: z.string(), errors: z.array(fieldError) }) });

export const batchResponse = z.strictObject({ predictions: z.array(z.union([rowPrediction, rowError])), model: modelName });

export const health = z.strictObject({ status: z.literal("ok"), model: modelName });

export const problem = z.strictObject({
  type: z.enum([
    "about:blank",
    "/api#malformed-body",
    "/api#too-large",
    "/api#unsupported-type",
    "/api#invalid-input",
    "/api#unclear-columns",
    "/api#too-many-requests",
  ]),
  title: z.string(),
  status: z.int().check(z.minimum(400), z.maximum(599)),
  detail: z.string(),
  errors: z.exactOptional(z.array(fieldError)),
});

export const serverMetadata = z.strictObject({ name: z.string(), version: z.string(), extensions: strings });

export const serverLive = z.strictObject({ live: z.boolean() });

export const serverReady = z.strictObject({ live: z.boolean(), ready: z.boolean() });

export const modelReady = z.strictObject({ name: z.string(), ready: z.boolean() });

const tensor = z.strictObject({ name: z.string(), datatype: z.string(), shape: z.array(z.int()) });

export const modelMetadata = z.strictObject({
  name: z.string(),
  versions: strings,
  platform: z.string(),
  inputs: z.array(tensor),
  outputs: z.array(tensor),
});

export const inferenceResponse = z.strictObject({
  model_name: z.string(),
  model_version: z.string(),
  id: z.optional(z.string()),
  outputs: z.array(
    z.strictObject({
      name: z.enum(["probability", "diagnosis"]),
      datatype: z.enum(["FP64", "BYTES"]),
      shape: z.array(z.int()).check(z.length(1)),
      data: z.array(z.union([probability, diagnosis])),
    }),
  ),
});

export const inferenceError = z.strictObject({ error: z.string() });

/** A figure that is not defined, such as the PPV where no row is predicted malignant, is null. */
const figure = z.nullable(z.number());
// Lists of two, not tuples: tools for OpenAPI want `items`, which JSON Schema has only for lists.
const interval = z.array(figure).check(z.length(2));
const figures = z.record(z.string(), z.strictObject({ mean: figure, standardDeviation: figure, interval }));

export const modelCard = z.strictObject({
  name: z.string(),
  version: z.string(),
  architecture: z.strictObject({
    inputs: strings,
    range: z.array(z.int()).check(z.length(2)),
    classNames: z.array(diagnosis),
    scaling: z.string(),
    layers: z.array(z.strictObject({ units: z.int(), activation: z.string() })),
    parameters: z.int(),
    threshold: probability,
  }),
  recipe: z.looseObject({ name: z.string(), seed: z.int() }),
  data: z.strictObject({
    rows: z.int(),
    used: z.int(),
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    source: z.string(),
    licence: z.string(),
    // Of data other than the Wisconsin ones.
    file: z.optional(z.string()),
    classes: z.optional(z.strictObject({ benign: z.int(), malignant: z.int() })),
    leftOut: z.optional(z.strictObject({ errors: z.int(), noDiagnosis: z.int(), unknownScores: z.int() })),
  }),
  metrics: z.nullable(
    z.strictObject({
      folds: z.strictObject({ repeats: z.int(), folds: z.int(), seed: z.int() }),
      plain: figures,
      grouped: z.optional(figures),
    }),
  ),
  operatingPoints: z.array(
    z.strictObject({
      name: z.string(),
      reason: z.string(),
      threshold: probability,
      sensitivity: probability,
      specificity: probability,
      ppv: z.nullable(probability),
      npv: z.nullable(probability),
    }),
  ),
  predictionSets: z.strictObject({
    coverage: probability,
    reached: z.array(z.strictObject({ cases: z.int(), reached: probability, interval, both: probability })),
  }),
  evaluation: z.nullable(z.looseObject({})),
  forced: z.optional(z.string()),
  intendedUse: z.string(),
  limits: strings,
});

// A compile error here: these schemas and the types that the Worker sends no longer agree.
[true, true, true, true] satisfies [
  Agree<z.output<typeof rowPrediction>, Prediction>,
  Agree<z.output<z.ZodMiniObject<typeof explanationFields>>, Explanation>,
  Agree<z.output<typeof fieldError>, FieldError>,
  Agree<z.output<typeof problem>, ProblemDocument>,
];

/** Whether two types are the same, but that a schema lists the strings and a type may say `string`. */
type Agree<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

type Plain<T> = T extends string ? string : T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;
