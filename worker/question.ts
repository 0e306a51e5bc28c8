import type { MiddlewareHandler } from "hono";
import type { FeatureKey } from "../data/features.ts";
import type { PredictionInput } from "../model/prediction/prediction.ts";
import { readJson } from "./body.ts";
import type { SampleJson } from "./contract.ts";
import type { AppEnv } from "./env.ts";
import { unprocessable } from "./problems.ts";
import { question, readPrevalence, readQuestion, readSample } from "./validate.ts";

/** Nine scores need no more than this, however they are spelt. */
const LIMIT = 64 * 1024;

type PrevalenceQuery = { prevalence?: string };

/** Reads the question of a GET. The handler gets it as `c.req.valid("query")`. */
export const inQuery: MiddlewareHandler<
  AppEnv,
  string,
  { in: { query: { [K in FeatureKey]?: string } & PrevalenceQuery }; out: { query: PredictionInput } }
> = (c, next) => {
  c.req.addValidatedData("query", readQuestion(c.req.url));
  return next();
};

/** Reads the question of a POST. The handler gets it as `c.req.valid("json")`. */
export const inBody: MiddlewareHandler<
  AppEnv,
  string,
  { in: { json: SampleJson; query?: PrevalenceQuery }; out: { json: PredictionInput } }
> = async (c, next) => {
  const prevalence = readPrevalence(c.req.url);
  const reading = readSample(await readJson(c, LIMIT));
  if ("faults" in reading) throw unprocessable(reading.faults);
  c.req.addValidatedData("json", question(reading.values, prevalence));
  await next();
};
