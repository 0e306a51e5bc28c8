import type { MiddlewareHandler } from "hono";

/**
 * The headers of every response, errors included. Those of security are the same for the pages, but for the policy, and stand in
 * web/public/_headers: nothing that the API returns is ever a document with parts to load. The last two open it to every origin.
 */
const common: Readonly<Record<string, string>> = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Allow, Cytonet-Notices, ETag, Retry-After",
};

const commonEntries = Object.entries(common);

/** The responses that have had the common headers from the start. */
const complete = new WeakSet<Response>();

/** Gives every response the common headers. */
export const commonHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { res } = c;
  if (complete.has(res)) return;
  for (const [name, value] of commonEntries) res.headers.set(name, value);
};

/** The headers of a prediction in JSON, the common ones included. */
const ofPredictions = new Headers({ ...common, "Content-Type": "application/json", Vary: "Accept" });

/** A prediction as JSON. For the routes that are called most: headers that are copied all at once cost less than when set one by one. */
export function predictionResponse(prediction: object, more: Readonly<Record<string, string>> = {}): Response {
  const response = new Response(JSON.stringify(prediction), { headers: ofPredictions });
  for (const name in more) response.headers.set(name, more[name] as string);
  complete.add(response);
  return response;
}

/**
 * What a browser needs to know before it calls from another origin. It keeps the answer for a day. Any header may be sent, as
 * tracing and frameworks add their own; `*` stands for all of them but Authorization, which has to be named.
 */
export function preflightHeaders(allow: string): Record<string, string> {
  return {
    "Access-Control-Allow-Methods": allow,
    "Access-Control-Allow-Headers": "*, Authorization",
    "Access-Control-Max-Age": "86400",
  };
}
