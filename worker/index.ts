import { Hono } from "hono";
import type { AppEnv } from "./env.ts";
import { answerError, answerUnknown } from "./errors.ts";
import { openCors, securityHeaders } from "./headers.ts";
import { logRequest } from "./log.ts";
import { limitRate } from "./rate-limit.ts";
import { routeTableOf } from "./route-table.ts";
import { batchRoutes } from "./routes/batch.ts";
import { fileRoutes } from "./routes/files.ts";
import { inferenceRoutes, serverRoutes } from "./routes/inference.ts";
import { modelRoutes } from "./routes/model.ts";
import { predictRoutes } from "./routes/predict.ts";

const app = new Hono<AppEnv>()
  .use(logRequest, securityHeaders, openCors, limitRate)
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

/** wrangler.toml sends every path below /api and /v2 here; the rest are static files, and so is the page for a missing one. */
export default {
  fetch(request: Request, env: AppEnv["Bindings"]): Response | Promise<Response> {
    return /^\/(api\/.|v2$|v2\/)/.test(new URL(request.url).pathname) ? app.fetch(request, env) : env.ASSETS.fetch(request);
  },
};
