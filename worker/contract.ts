import * as z from "zod/mini";
import { type FeatureKey, featureKeys, HIGHEST_SCORE, isScore, LOWEST_SCORE } from "../data/features.ts";
import { isUnknown } from "../data/tables/index.ts";
import { show } from "./problems.ts";

/*
 * What callers may send. These schemas validate requests, scripts/openapi.ts documents them, and AppType carries their types to
 * the site. What the API returns is in responses.ts.
 */

// Workers forbid code generation at run time; without this, zod tries it first.
z.config({ jitless: true });

/** The version of the API; the model has its own. */
export const SERVER_VERSION = "1.0.0";

export const MAX_SAMPLES = 10_000;

/** What error messages show where the shape of a body is wrong. */
export const SAMPLE_EXAMPLE = '{"clumpThickness":5,"bareNuclei":1}';
export const BATCH_EXAMPLE = `{"samples":[${SAMPLE_EXAMPLE}]}`;
const INFERENCE_EXAMPLE = '{"inputs":[{"name":"features","shape":[1,9],"datatype":"INT64","data":[5,1,1,1,2,1,3,1,1]}]}';

export const scoreRule = rule(`must be a whole number from ${LOWEST_SCORE} to ${HIGHEST_SCORE}`, ({ input }) =>
  typeof input === "string" && isUnknown(input) ? "; leave an unknown score out or send null" : "",
);
const prevalenceRule = rule("must be a number above 0 and below 1", () => "; 5% is 0.05");
const sampleRule = rule(`must be an object whose fields are features, as ${SAMPLE_EXAMPLE}`);
const batchRule = rule(`must be an object with the list "samples", as ${BATCH_EXAMPLE}`);
const samplesRule = rule(`must be a list of samples, as ${BATCH_EXAMPLE}`);
const stringRule = rule("must be a string");
const tensorsRule = rule("must be a list of tensors");

export const score = z.number(scoreRule).check(z.refine(isScore, scoreRule));

export const prevalence = z.number(prevalenceRule).check(z.gt(0, prevalenceRule), z.lt(1, prevalenceRule));

type Scores<T> = { [K in FeatureKey]: T };

const perFeature = <T>(value: T) => Object.fromEntries(featureKeys.map((key) => [key, value])) as Scores<T>;

const scores = perFeature(z.optional(z.nullable(score)));

const someKnown = (message: string) =>
  z.refine<Partial<Scores<number | null | undefined>>>((sample) => featureKeys.some((key) => (sample[key] ?? null) !== null), message);

/** One sample. A feature that is left out or null is unknown, and at least one is known. */
export const sample = z.strictObject(scores, sampleRule).check(someKnown("at least one feature must be known"));

/** The query of GET predict and explain, and a form: the sample, decoded from text, and the prevalence. */
export const sampleQuery = z
  .strictObject({ ...scores, prevalence: z.optional(prevalence) })
  .check(someKnown("at least one feature must be known, as in ?clumpThickness=5&bareNuclei=1"));

/** The query of POST predict and explain. */
export const prevalenceQuery = z.strictObject({ prevalence: z.optional(prevalence) });

const fromRule = rule("must be a whole number of rows to skip, from 0");

/** The row of a batch to begin with, as the last row of a batch that ended early says it. */
export const from = z.int(fromRule).check(z.minimum(0, fromRule));

/** The query of a batch in JSON or NDJSON. */
export const batchQuery = z.strictObject({ prevalence: z.optional(prevalence), from: z.optional(from) });

/** The query of a batch in CSV, which may also say what its columns hold, and which value of the diagnosis means malignant. */
export const tableQuery = z.strictObject({
  prevalence: z.optional(prevalence),
  from: z.optional(from),
  columns: z.optional(z.string()),
  malignant: z.optional(z.string()),
});

/** A batch in JSON. Its samples are checked one by one, so that each gets its own error. */
export const batch = z.strictObject({ samples: z.array(z.unknown(), samplesRule) }, batchRule);

const parameters = z.nullish(z.record(z.string(), z.unknown()));

/**
 * The inference request of the Open Inference Protocol. Unknown fields are allowed, as its extensions require, and null in an
 * optional field is the same as leaving it out, as its clients send it.
 */
export const inferenceRequest = z.object(
  {
    id: z.nullish(z.string(stringRule)),
    parameters,
    inputs: z.array(
      z.object(
        {
          name: z.string(stringRule),
          shape: z.array(
            z.int(rule("must be a whole number")).check(z.minimum(0, rule("must not be negative"))),
            rule("must be a list of whole numbers"),
          ),
          datatype: z.string(stringRule),
          parameters,
          data: z.array(z.unknown(), rule("must be a list of numbers, flat or row by row")),
        },
        rule("must be an object with name, shape, datatype and data"),
      ),
      rule(`must be a list of tensors, as ${INFERENCE_EXAMPLE}`),
    ),
    outputs: z.nullish(z.array(z.object({ name: z.string(stringRule), parameters }, rule("must be an object with a name")), tensorsRule)),
  },
  rule(`must be an object with the list "inputs", as ${INFERENCE_EXAMPLE}`),
);

export type InferenceRequest = z.output<typeof inferenceRequest>;
export type SampleJson = z.input<typeof sample>;

/** An error message that names the rule and the value, and perhaps what to do. */
function rule(text: string, advice: (issue: { readonly input?: unknown }) => string = () => "") {
  return { error: (issue: { readonly input?: unknown }) => `${text}, got ${show(issue.input)}${advice(issue)}` };
}
