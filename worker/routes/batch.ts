import { Hono, type MiddlewareHandler } from "hono";
import { csvRows } from "../batch/csv-rows.ts";
import { ndjsonRows } from "../batch/ndjson.ts";
import { predictRow } from "../batch/predict-row.ts";
import { translate } from "../batch/stream.ts";
import { limitBody, mediaType, readJson, refuseEncodings, refuseLarge } from "../body.ts";
import { batch, MAX_SAMPLES, type SampleJson } from "../contract.ts";
import type { AppEnv } from "../env.ts";
import { errorsOf, expectBoth, expectValue, type Read, readPrevalence, readSample } from "../input.ts";
import { modelName } from "../model.ts";
import { Problem } from "../problems.ts";

const MEBIBYTE = 1 << 20;
const JSON_LIMIT = 4 * MEBIBYTE;
const STREAM_LIMIT = 64 * MEBIBYTE;

/** The types of body that are read and answered row by row. */
const STREAMED = ["text/csv", "application/x-ndjson"];

interface BatchInput {
  readonly samples: readonly unknown[];
  readonly prevalence: number | undefined;
}

/** Reads a batch in JSON. The handler gets it as `c.req.valid("json")`. */
const batchInBody: MiddlewareHandler<
  AppEnv,
  string,
  { in: { json: { samples: SampleJson[] }; query?: { prevalence?: string } }; out: { json: BatchInput } }
> = async (c, next) => {
  const [samples, prevalence] = expectBoth(readSamples(await readJson(c, ["application/json", ...STREAMED])), readPrevalence(c.req.url));
  c.req.addValidatedData("json", { samples, prevalence });
  await next();
};

/** Many samples, each row with its own prediction or its own error. */
export const batchRoutes = new Hono<AppEnv>().post(
  "/predict/batch",
  async (c, next) => {
    const type = mediaType(c);
    if (!STREAMED.includes(type)) return next();
    refuseEncodings(c);
    refuseLarge(c, STREAM_LIMIT);
    const prevalence = expectValue(readPrevalence(c.req.url));
    const body = c.req.raw.body as ReadableStream<Uint8Array> | null;
    if (type === "application/x-ndjson")
      return c.body(await translate(body, STREAM_LIMIT, ndjsonRows(prevalence)), 200, { "Content-Type": "application/x-ndjson" }) as never;
    const rows = csvRows(prevalence);
    const predictions = await translate(body, STREAM_LIMIT, rows);
    const header = rows.layout?.hasHeader ? "present" : "absent";
    return c.body(predictions, 200, { "Content-Type": `text/csv; charset=utf-8; header=${header}` }) as never;
  },
  limitBody(JSON_LIMIT),
  batchInBody,
  (c) => {
    const { samples, prevalence } = c.req.valid("json");
    return c.json({ predictions: samples.map((sample) => predictRow(readSample(sample), prevalence)), model: modelName });
  },
);

/** The list of samples in a batch, each still unchecked. Throws Problem 413 where there are too many. */
function readSamples(json: unknown): Read<readonly unknown[]> {
  const result = batch.safeParse(json);
  if (!result.success) return { errors: errorsOf(result.error.issues, ["samples"]) };
  const { samples } = result.data;
  if (samples.length > MAX_SAMPLES)
    throw new Problem(413, `A batch in JSON has at most ${MAX_SAMPLES} samples, got ${samples.length}; send more as CSV or NDJSON.`);
  return { value: samples };
}
