import { Hono } from "hono";

/** The yardstick of the API: the same framework, no work, and a response of the same length. */
const response = {
  prediction: "benign",
  probability: 0.002140155670059245,
  predictionSet: ["benign"],
  coverage: 0.95,
  unknown: [],
  unusual: false,
  assessment: "likely benign",
  model: { name: "cytonet", version: "000000000000" },
  notice: "For education and research. Not a medical device.",
};

/** The headers that the contract asks of every prediction. */
const headers = {
  "Content-Type": "application/json",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Allow, Cytonet-Notices, ETag, Retry-After",
  Vary: "Accept",
};

/** The route that does nothing, and the least that any API with this contract has to do: read the body and send these headers. */
export default new Hono()
  .get("/api/v1/predict", (c) => c.json(response))
  .post("/api/v1/predict", (c) => c.json(response))
  .post("/api/v1/least", async (c) => {
    JSON.parse(await c.req.raw.text());
    return new Response(JSON.stringify(response), { headers });
  });
