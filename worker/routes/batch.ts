import { type Context, Hono, type MiddlewareHandler } from "hono";
import { csvRows } from "../batch/csv.ts";
import { ndjsonRows } from "../batch/ndjson.ts";
import { noticesHeader } from "../batch/notices.ts";
import { createRowPredictor } from "../batch/predict-row.ts";
import { createRowWindow } from "../batch/row-window.ts";
import { translate } from "../batch/stream.ts";
import { limitBody, mediaType, readJson, refuseEncodings, refuseLarge, tableCharset } from "../body.ts";
import { batch, MAX_SAMPLES, type SampleJson } from "../contract.ts";
import type { AppEnv } from "../env.ts";
import { errorsOf, expectBoth, expectValue, type Read, readBatchQuery, readTableQuery } from "../input.ts";
import { batchLimits, MEBIBYTE } from "../limits.ts";
import { modelName } from "../model.ts";
import { Problem } from "../problems.ts";
import { limitRows, rowLimiter } from "../rate-limit.ts";

/** A batch in JSON is read whole, so it is never larger than this. */
const JSON_LIMIT = 4 * MEBIBYTE;

const ADVICE = {
  accepted: ["application/json", "text/csv", "application/x-ndjson"],
  notJson: "A table is sent with Content-Type: text/csv, one JSON sample per line with Content-Type: application/x-ndjson.",
  otherType: "A file is the whole body, as curl --data-binary @samples.csv sends it, and not a part of a form.",
};

const WORKBOOK = /spreadsheet|excel/;
const NO_WORKBOOKS = "Workbooks are not read here: save the table as CSV (in Excel: File, Save As, CSV UTF-8) and send it as text/csv.";

interface BatchInput {
  readonly samples: readonly unknown[];
  readonly prevalence: number | undefined;
}

/** Reads a batch in JSON. The handler gets it as `c.req.valid("json")`. */
const batchInBody: MiddlewareHandler<
  AppEnv,
  string,
  { in: { json: { samples: SampleJson[] }; query?: { prevalence?: string; from?: string } }; out: { json: BatchInput } }
> = async (c, next) => {
  const most = Math.min(MAX_SAMPLES, batchLimits(c.env).rows);
  const [samples, { prevalence, from }] = expectBoth(readSamples(await readJson(c, ADVICE), most), readBatchQuery(c.req.url));
  const wanted = samples.slice(from);
  await limitRows(c, wanted.length);
  c.req.addValidatedData("json", { samples: wanted, prevalence });
  await next();
};

/** Many samples, each row with its own prediction or its own error. */
export const batchRoutes = new Hono<AppEnv>().post(
  "/predict/batch",
  (c, next) => {
    const type = mediaType(c);
    if (type === "text/csv") return answerCsv(c) as never;
    if (type === "application/x-ndjson") return answerNdjson(c) as never;
    if (WORKBOOK.test(type)) throw new Problem(415, NO_WORKBOOKS, { headers: { Accept: ADVICE.accepted.join(", ") } });
    return next();
  },
  limitBody((c) => Math.min(JSON_LIMIT, batchLimits(c.env).bytes)),
  batchInBody,
  (c) => {
    const { samples, prevalence } = c.req.valid("json");
    const predictor = createRowPredictor(prevalence);
    return c.json({ predictions: samples.map((sample) => predictor.predict(sample)), model: modelName });
  },
);

async function answerCsv(c: Context): Promise<Response> {
  const charset = tableCharset(c);
  const limits = batchLimits(c.env);
  refuseLarge(c, limits.bytes);
  const { prevalence, from, ...said } = expectValue(readTableQuery(c.req.url));
  const window = createRowWindow(from, limits.rows);
  const rows = csvRows({ ...said, charset }, prevalence, window);
  const predictions = await translate(c.req.raw.body, rows, { limits, window, refuses: rowLimiter(c) });
  const notices = noticesHeader(rows.notices);
  return c.body(predictions, 200, {
    "Content-Type": `text/csv; charset=utf-8; header=${rows.table?.hasHeader ? "present" : "absent"}`,
    ...(notices ? { "Cytonet-Notices": notices } : {}),
  });
}

async function answerNdjson(c: Context): Promise<Response> {
  refuseEncodings(c);
  const limits = batchLimits(c.env);
  refuseLarge(c, limits.bytes);
  const { prevalence, from } = expectValue(readBatchQuery(c.req.url));
  const window = createRowWindow(from, limits.rows);
  const predictions = await translate(c.req.raw.body, ndjsonRows(prevalence, window), { limits, window, refuses: rowLimiter(c) });
  return c.body(predictions, 200, { "Content-Type": "application/x-ndjson" });
}

/** The list of samples in a batch, each still unchecked. Throws Problem 413 where there are too many. */
function readSamples(json: unknown, most: number): Read<readonly unknown[]> {
  const result = batch.safeParse(json);
  if (!result.success) return { errors: errorsOf(result.error.issues, ["samples"]) };
  const { samples } = result.data;
  if (samples.length > most)
    throw new Problem(413, `A batch in JSON has at most ${most} samples, got ${samples.length}; send more as CSV or NDJSON.`);
  return { value: samples };
}
