import fc from "fast-check";
import { type FuzzRequest, fuzzRequest } from "./fuzz-arbitraries.ts";
import { serveByWrangler } from "./server.ts";

const CONCURRENT = 16;
const CHUNK = 2_000;

/** One request in so many has a body that is far longer than what is read before it is refused. */
const LONG_EVERY = 20;
const LONG = 400_000;

/**
 * Sends `count` malformed requests over real connections to the Worker as `npm start` serves it, and prints the statuses of the
 * responses and the memory of the server. Throws if a response is a 500, or an error whose document is missing or not whole, or
 * takes twenty seconds.
 */
export async function fuzzHttp({ count = 100_000, port = 8790 }: { count?: number; port?: number } = {}): Promise<void> {
  const server = await serveByWrangler("wrangler.toml", port);
  const statuses = new Map<number, number>();
  try {
    const before = server.memory();
    const start = performance.now();
    for (let done = 0, seed = 1; done < count; done += CHUNK, seed++) {
      const requests = fc.sample(fuzzRequest, { numRuns: Math.min(CHUNK, count - done), seed }).map(lengthen);
      const sendAll = async () => {
        for (let request = requests.pop(); request; request = requests.pop()) {
          const status = await send(port, request);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: CONCURRENT }, sendAll));
    }
    const seconds = (performance.now() - start) / 1000;
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
    console.log(`${count} malformed requests in ${seconds.toFixed(0)} s, responses ${counts.join(", ")}`);
    console.log(`memory ${before.toFixed(0)} MiB before, ${server.memory().toFixed(0)} MiB after`);
  } finally {
    await server.stop();
  }
}

/** Repeats the body of some requests, and leaves the others as they are. */
function lengthen(request: FuzzRequest, at: number): FuzzRequest {
  if (at % LONG_EVERY > 0 || request.body === undefined || request.body.length === 0) return request;
  const body = Buffer.from(request.body as string);
  return { ...request, body: Buffer.concat(Array(Math.ceil(LONG / body.length)).fill(body)) };
}

/** Long bodies are sent in chunks, without their length, so that the server has to read to know it. */
async function send(port: number, { path, method, headers, body }: FuzzRequest): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : body.length < LONG ? { body } : { body: new Blob([body]).stream(), duplex: "half" as const }),
    redirect: "manual",
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  const isDocument = /^application\/(problem\+)?json$/.test(response.headers.get("Content-Type") ?? "");
  if (response.status >= 500 || (response.status >= 400 && method !== "HEAD" && !(isDocument && JSON.parse(text))))
    throw new Error(
      `the response to ${method} ${path} was ${response.status}: ${text.slice(0, 200)}\n${JSON.stringify({ headers, body })}`,
    );
  return response.status;
}
