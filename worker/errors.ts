import type { Context } from "hono";
import { nearestName } from "../data/tables/index.ts";
import { preflightHeaders } from "./headers.ts";
import { modelName } from "./model.ts";
import { Problem } from "./problems.ts";
import type { RouteTable } from "./route-table.ts";

/** Answers whatever a handler threw. Only a Problem is described; of anything else the log gets the place, and never the input. */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof Problem) return answerProblem(c, error);
  const at = error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))[0]
    ?.trim();
  console.error(JSON.stringify({ error: error.name, at }));
  return answerProblem(c, new Problem(500, "Something went wrong on the server."));
}

/** Answers where no route has this path and method: OPTIONS, 405 where the path has other methods, and 404 with the nearest path. */
export function answerUnknown({ paths, methods }: RouteTable): (c: Context) => Response {
  const addresses = paths.map((path) => path.replace(":model", modelName.name).replace(":version", modelName.version));
  return (c) => {
    const { method, path } = c.req;
    const allow = methods(path).join(", ");
    if (allow !== "" && method === "OPTIONS") return c.body(null, 204, { Allow: allow, ...preflightHeaders(allow) });
    if (allow !== "") return answerProblem(c, new Problem(405, `${path} allows ${allow}, not ${method}.`, { headers: { Allow: allow } }));
    const nearest = nearestName(path, addresses);
    const hint = nearest ? `; did you mean ${nearest}?` : `; ${ELSEWHERE}.`;
    return answerProblem(c, new Problem(404, `There is nothing at ${path.slice(0, 200)}${hint}`));
  };
}

const ELSEWHERE = `the API starts at /api/v1/predict, the Open Inference Protocol at /v2/models/${modelName.name}, and /api/v1/openapi.json lists every path`;

/** A problem document, or below /v2 the Open Inference Protocol's own form: `error`, with 400 for everything wrong in a request. */
function answerProblem(c: Context, problem: Problem): Response {
  const headers = { ...problem.headers, "Cache-Control": "no-store" };
  if (!c.req.path.startsWith("/v2"))
    return c.body(JSON.stringify(problem.document()), problem.status, { ...headers, "Content-Type": "application/problem+json" });
  const status = problem.status === 415 || problem.status === 422 ? 400 : problem.status;
  return c.json({ error: problem.message }, status, headers);
}
