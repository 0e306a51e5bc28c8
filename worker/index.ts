import { type Context, Hono } from "hono";
import type { AppEnv } from "./env.ts";
import { apiHeaders, preflightHeaders } from "./headers.ts";
import { limitRate } from "./limit.ts";
import { logRequest } from "./log.ts";
import { methodsOf } from "./methods.ts";
import { Problem } from "./problems.ts";
import { modelRoutes } from "./routes/model.ts";
import { predictRoutes } from "./routes/predict.ts";

const app = new Hono<AppEnv>()
  .use(logRequest)
  .use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(apiHeaders)) c.res.headers.set(name, value);
  })
  .use(limitRate)
  .route("/api/v1", predictRoutes)
  .route("/api/v1", modelRoutes)
  .notFound((c) => fail(c, misdirected(c)))
  .onError((error, c) =>
    fail(c, error instanceof Problem ? error : new Problem(500, "Something went wrong here; the input was not stored.")),
  );

/** What the site's typed client is made of. */
export type AppType = typeof app;

const methods = methodsOf(app.routes);

/** No route has this path and method: OPTIONS is answered, another method told which there are. */
function misdirected(c: Context): Problem | Response {
  const allowed = methods(c.req.path);
  if (allowed.length === 0) return new Problem(404, `There is nothing at ${c.req.path.slice(0, 200)}.`);
  const allow = allowed.join(", ");
  if (c.req.method === "OPTIONS") return c.body(null, 204, { Allow: allow, ...preflightHeaders(allow) });
  return new Problem(405, `${c.req.path} answers ${allow}, not ${c.req.method}.`, { headers: { Allow: allow } });
}

function fail(c: Context, failure: Problem | Response): Response {
  if (failure instanceof Response) return failure;
  const headers = { ...failure.headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  return c.body(JSON.stringify(failure.document()), failure.status, headers);
}

/** wrangler.toml sends everything under /api and /v2 here; the rest are files, of which a page that is missing is one too. */
export default {
  fetch(request: Request, env: AppEnv["Bindings"]): Response | Promise<Response> {
    return /^\/(api\/|v2$|v2\/)/.test(new URL(request.url).pathname) ? app.fetch(request, env) : env.ASSETS.fetch(request);
  },
};
