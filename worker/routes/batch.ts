import type { MiddlewareHandler } from "hono";
import { Hono } from "hono";
import { answerRow } from "../batch/answer.ts";
import { csvRows } from "../batch/csv-rows.ts";
import { ndjsonRows } from "../batch/ndjson.ts";
import { translate } from "../batch/stream.ts";
import { mediaType, readJson, refuseEncodings, refuseLarge } from "../body.ts";
import { batch, MAX_SAMPLES, type SampleJson } from "../contract.ts";
import type { AppEnv } from "../env.ts";
import { modelName } from "../model.ts";
import { Problem, unprocessable } from "../problems.ts";
import { faultsOf, readPrevalence, readSample } from "../validate.ts";

const MEBIBYTE = 1 << 20;
const JSON_LIMIT = 4 * MEBIBYTE;
const STREAM_LIMIT = 64 * MEBIBYTE;

type BatchInput = { in: { json: { samples: SampleJson[] }; query?: { prevalence?: string } }; out: { json: readonly unknown[] } };

/** Lets the two streamed types of body through to their handlers, and reads the third: JSON. */
const samplesInBody: MiddlewareHandler<AppEnv, string, BatchInput> = async (c, next) => {
  const json = await readJson(c, JSON_LIMIT);
  const result = batch.safeParse(json);
  if (!result.success) throw unprocessable(faultsOf(result.error.issues, ["samples"]));
  const { samples } = result.data;
  if (samples.length > MAX_SAMPLES)
    throw new Problem(413, `A batch in JSON has at most ${MAX_SAMPLES} samples, got ${samples.length}; CSV and NDJSON are streamed.`);
  c.req.addValidatedData("json", samples);
  await next();
};

/** Many samples, each row with its own answer or its own error. */
export const batchRoutes = new Hono<AppEnv>().post(
  "/predict/batch",
  async (c, next) => {
    const type = mediaType(c);
    if (type !== "text/csv" && type !== "application/x-ndjson") return next();
    refuseEncodings(c);
    refuseLarge(c, STREAM_LIMIT);
    const prevalence = readPrevalence(c.req.url);
    const body = c.req.raw.body as ReadableStream<Uint8Array> | null;
    if (type === "application/x-ndjson")
      return c.body(await translate(body, STREAM_LIMIT, ndjsonRows(prevalence)), 200, { "Content-Type": "application/x-ndjson" }) as never;
    const rows = csvRows(prevalence);
    const answers = await translate(body, STREAM_LIMIT, rows);
    const header = rows.layout?.hasHeader ? "present" : "absent";
    return c.body(answers, 200, { "Content-Type": `text/csv; charset=utf-8; header=${header}` }) as never;
  },
  samplesInBody,
  (c) => {
    const prevalence = readPrevalence(c.req.url);
    const predictions = c.req.valid("json").map((sample) => answerRow(readSample(sample), prevalence));
    return c.json({ predictions, model: modelName });
  },
);
