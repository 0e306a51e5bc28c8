import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./env.ts";
import { Problem } from "./problems.ts";

/** The period of the limit in wrangler.toml, in seconds. */
const PERIOD = 60;

/**
 * Refuses callers that send more requests than wrangler.toml allows. On Cloudflare every request carries its caller's address,
 * which no caller can set. A request without one, or from this machine, comes from a test, a benchmark or `npm start`, and is not
 * limited. Throws Problem 429.
 */
export const limitRate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const caller = c.req.header("CF-Connecting-IP");
  const limiter = c.env.RATE_LIMITER;
  if (limiter && caller !== undefined && !/^(127\.|::1$|::ffff:127\.)/.test(caller)) {
    const { success } = await limiter.limit({ key: caller });
    if (!success) throw new Problem(429, `Too many requests; try again in ${PERIOD} seconds.`, { headers: { "Retry-After": `${PERIOD}` } });
  }
  await next();
};
