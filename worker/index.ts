import { Hono } from "hono";
import type { AppEnv } from "./env.ts";
import { answerError, answerUnknown } from "./failures.ts";
import { sendHeaders } from "./headers.ts";
import { limitRate } from "./limit.ts";
import { logRequest } from "./log.ts";
import { batchRoutes } from "./routes/batch.ts";
import { fileRoutes } from "./routes/files.ts";
import { inferenceRoutes, serverRoutes } from "./routes/inference.ts";
import { modelRoutes } from "./routes/model.ts";
import { predictRoutes } from "./routes/predict.ts";

const app = new Hono<AppEnv>()
  .use(logRequest, sendHeaders, limitRate)
  .route("/api/v1", predictRoutes)
  .route("/api/v1", batchRoutes)
  .route("/api/v1", modelRoutes)
  .route("/api/v1", fileRoutes)
  .route("/v2", serverRoutes)
  .route("/v2/", serverRoutes)
  .route("/v2", inferenceRoutes);

app.onError(answerError).notFound(answerUnknown(app.routes));

/** What the site's typed client is made of. */
export type AppType = typeof app;

/** wrangler.toml sends everything below /api and /v2 here; the rest are files, of which the page for a missing one is one too. */
export default {
  fetch(request: Request, env: AppEnv["Bindings"]): Response | Promise<Response> {
    return /^\/(api\/.|v2$|v2\/)/.test(new URL(request.url).pathname) ? app.fetch(request, env) : env.ASSETS.fetch(request);
  },
};
