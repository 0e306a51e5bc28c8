import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { AppEnv } from "./env.ts";
import { modelName } from "./model.ts";

/**
 * Logs one line of JSON per request. The route is the pattern that matched: neither query nor body is ever logged.
 * `--var LOG:off` silences it, for tests, and for benchmarks in which printing the line would take longer than answering.
 */
export const logRequest: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (c.env.LOG === "off") return;
  console.log(JSON.stringify({ method: c.req.method, route: routePath(c, -1), status: c.res.status, model: modelName.version }));
};
