import { type Context, Hono } from "hono";
import { explain } from "../../model/explanation/explain.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction, PredictionInput } from "../../model/prediction/prediction.ts";
import type { AppEnv } from "../env.ts";
import { model, modelName, notice } from "../model.ts";
import { inBody, inQuery } from "../question.ts";
import { prefersText, sentence } from "../sentence.ts";

/** One sample: what it is, and why. */
export const predictRoutes = new Hono<AppEnv>()
  .get("/predict", inQuery, (c) => cached(c, c.req.valid("query"), (question) => send(c, predict(model, question))))
  .post("/predict", inBody, (c) => send(c, predict(model, c.req.valid("json"))))
  .get("/explain", inQuery, (c) => cached(c, c.req.valid("query"), (question) => send(c, explain(model, question))))
  .post("/explain", inBody, (c) => send(c, explain(model, c.req.valid("json"))));

/** An answer in the form that the caller prefers. The types speak of JSON, which is what a typed client asks for. */
function send<A extends Prediction>(c: Context, answer: A) {
  c.header("Vary", "Accept");
  if (prefersText(c.req.header("Accept"))) return c.text(sentence(answer)) as never;
  return c.json({ ...answer, model: modelName, notice });
}

/** Answers 304 where the caller has this very answer already: the same question to the same model. */
function cached<R>(c: Context, question: PredictionInput, answer: (question: PredictionInput) => R): R {
  const etag = etagOf(question, prefersText(c.req.header("Accept")) ? "text" : "json");
  c.header("ETag", etag);
  c.header("Cache-Control", "public, max-age=60");
  if (!matches(c.req.header("If-None-Match"), etag)) return answer(question);
  c.header("Vary", "Accept");
  return c.body(null, 304) as never;
}

function etagOf({ values, prevalence }: PredictionInput, form: string): string {
  return `"${modelName.version}-${values.map((value) => value ?? "x").join("-")}${prevalence === undefined ? "" : `-${prevalence}`}-${form}"`;
}

/** Whether a list of ETags has this one. On its way a proxy that compresses may have made it weak. */
function matches(list = "", etag: string): boolean {
  return list.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
}
