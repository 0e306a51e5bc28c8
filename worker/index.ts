import { Hono } from "hono";
import type { AppEnv } from "./env.ts";
import { answerError, answerUnknown } from "./errors.ts";
import { commonHeaders } from "./headers.ts";
import { logRequest } from "./log.ts";
import { createModelCheck } from "./model-check.ts";
import { limitRate } from "./rate-limit.ts";
import { routeTableOf } from "./route-table.ts";
import { batchRoutes } from "./routes/batch.ts";
import { fileRoutes } from "./routes/files.ts";
import { inferenceRoutes, serverRoutes } from "./routes/inference.ts";
import { modelRoutes } from "./routes/model.ts";
import { predictRoutes } from "./routes/predict.ts";

const app = new Hono<AppEnv>()
  .use(logRequest, commonHeaders, limitRate)
  .route("/api/v1", predictRoutes)
  .route("/api/v1", batchRoutes)
  .route("/api/v1", modelRoutes)
  .route("/api/v1", fileRoutes)
  .route("/v2", serverRoutes)
  .route("/v2/", serverRoutes)
  .route("/v2", inferenceRoutes);

app.onError(answerError).notFound(answerUnknown(routeTableOf(app.routes)));

/** The type from which the site's client is made. */
export type AppType = typeof app;

const checkModel = createModelCheck();

/** wrangler.toml sends every path below /api and /v2 here; the rest are static files, and so is the page for a missing one. */
export default {
  fetch(request: Request, env: AppEnv["Bindings"], context?: { waitUntil(promise: Promise<unknown>): void }): Response | Promise<Response> {
    if (!isOurs(request.url)) return env.ASSETS.fetch(request);
    const response = app.fetch(request, env);
    const check = checkModel();
    if (check) context?.waitUntil(check);
    return response;
  },
};

/** Whether the path of a URL is one of the API. Without making a URL object, which takes longer than to find the route. */
function isOurs(url: string): boolean {
  const path = url.slice(url.indexOf("/", url.indexOf("//") + 2));
  return path.startsWith("/api/") ? path.length > 5 && path[5] !== "?" && path[5] !== "#" : /^\/v2(?:[/?#]|$)/.test(path);
}
