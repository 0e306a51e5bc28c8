import { type Context, Hono, type TypedResponse } from "hono";
import { explain } from "../../model/explanation/explain.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import { limitBody } from "../body.ts";
import { buildHash } from "../build.ts";
import type { AppEnv } from "../env.ts";
import { predictionResponse } from "../headers.ts";
import { inputInBody, inputInQuery } from "../input.ts";
import { model, modelName, notice } from "../model.ts";
import { prefersText, sentence } from "../negotiation.ts";

/** Nine scores need no more than this, however they are written. */
const limit = limitBody(64 * 1024);

/** One sample: its prediction, and the reasons for it. */
export const predictRoutes = new Hono<AppEnv>()
  .get("/predict", inputInQuery, (c) => cached(c, c.req.valid("query"), (input, headers) => send(c, predict(model, input), headers)))
  .post("/predict", limit, inputInBody, (c) => send(c, predict(model, c.req.valid("json"))))
  .get("/explain", inputInQuery, (c) => cached(c, c.req.valid("query"), (input, headers) => send(c, explain(model, input), headers)))
  .post("/explain", limit, inputInBody, (c) => send(c, explain(model, c.req.valid("json"))));

type Headers = Readonly<Record<string, string>>;

/** A prediction in the form that the caller prefers. The types describe the JSON, which is what a typed client requests. */
function send<P extends Prediction>(c: Context, prediction: P, headers: Headers = {}) {
  if (prefersText(c)) return c.text(sentence(prediction), 200, { Vary: "Accept", ...headers }) as never;
  const body = { ...prediction, model: modelName, notice };
  return predictionResponse(body, headers) as Response & TypedResponse<typeof body, 200, "json">;
}

/** Answers 304, without computing anything as hono/etag would, where the caller already has the response to this input. */
function cached<R>(c: Context, input: PredictionInput, respond: (input: PredictionInput, headers: Headers) => R): R {
  const etag = etagOf(input, prefersText(c) ? "text" : "json");
  const headers = { ETag: etag, "Cache-Control": "public, max-age=60" };
  if (!matches(c.req.header("If-None-Match"), etag)) return respond(input, headers);
  return c.body(null, 304, { Vary: "Accept", ...headers }) as never;
}

/** The same input to the same model and the same code has the same response. */
function etagOf({ values, prevalence }: PredictionInput, form: string): string {
  return `"${modelName.version}-${buildHash}-${values.map((value) => value ?? "x").join("-")}${prevalence === undefined ? "" : `-${prevalence}`}-${form}"`;
}

/** Whether a list of ETags includes this one. A proxy that compresses may have made it a weak one. */
function matches(list = "", etag: string): boolean {
  return list.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
}
