import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "./env.ts";
import { Problem } from "./problems.ts";

/** The period of the limit in wrangler.toml, in seconds. */
const PERIOD = 60;

const RETRY = `try again in ${PERIOD} seconds`;

/** So many rows of a batch count as one request. */
const ROWS_PER_REQUEST = 1000;

/**
 * Refuses callers that send more requests than wrangler.toml allows. On Cloudflare every request carries its caller's address,
 * which no caller can set. A request without one, or from this machine, comes from a test, a benchmark or `npm start`, and is not
 * limited. Throws Problem 429.
 */
export const limitRate: MiddlewareHandler<AppEnv> = (c, next) => {
  const request = requestCounter(c);
  return request ? request().then((isAllowed) => (isAllowed ? next() : Promise.reject(tooMany()))) : next();
};

/** Counts the rows of a batch, the first thousand being the request itself. Throws Problem 429 where they are too many. */
export async function limitRows(c: Context<AppEnv>, rows: number): Promise<void> {
  if (await rowLimiter(c)(rows)) throw tooMany();
}

/** Counts the rows of a stream as they arrive, in all; resolves to why no more are answered, or to undefined where they may be. */
export function rowLimiter(c: Context<AppEnv>): (rows: number) => Promise<string | undefined> {
  const request = requestCounter(c);
  let counted = 1;
  return async (rows) => {
    for (; request && counted * ROWS_PER_REQUEST < rows; counted++) if (!(await request())) return `too many requests; ${RETRY}`;
    return undefined;
  };
}

/** What addresses count as one caller: an IPv4 address, or the 64 bits of an IPv6 address that a network gives to one customer. */
export function callerOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(":")) return mapped ?? address;
  const [start = [], end = []] = address.split("::").map((part) => (part === "" ? [] : part.split(":")));
  const zeros = address.includes("::") ? Array<string>(Math.max(0, 8 - start.length - end.length)).fill("0") : [];
  const groups = [...start, ...zeros, ...end].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}

/** Counts one request of the caller and resolves to whether it is allowed; undefined where nothing is limited. A limiter that fails allows it. */
function requestCounter(c: Context<AppEnv>): (() => Promise<boolean>) | undefined {
  const limiter = c.env.RATE_LIMITER;
  if (!limiter) return undefined;
  const address = c.req.header("CF-Connecting-IP");
  if (address === undefined || /^(127\.|::1$|::ffff:127\.)/.test(address)) return undefined;
  const key = callerOf(address);
  return () =>
    limiter.limit({ key }).then(
      ({ success }) => success,
      () => true,
    );
}

function tooMany(): Problem {
  return new Problem(429, `Too many requests; ${RETRY}.`, { headers: { "Retry-After": `${PERIOD}` } });
}
