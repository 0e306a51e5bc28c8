import type { MiddlewareHandler } from "hono";

/** What every answer of the site and the API carries; web/public/_headers says the same for the pages. */
export const securityHeaders = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
} as const;

/** What every answer of the API carries besides. Nothing in it is ever a document with parts to load. */
export const apiHeaders = {
  ...securityHeaders,
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Allow, ETag, Retry-After",
} as const;

/** What a browser asks before a call from another origin; it keeps the answer for a day. */
export function preflightHeaders(allow: string): Record<string, string> {
  return {
    "Access-Control-Allow-Methods": allow,
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
  };
}

/** Sets them on every answer, failures included. */
export const sendHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of entries) c.res.headers.set(name, value);
};

const entries = Object.entries(apiHeaders);
