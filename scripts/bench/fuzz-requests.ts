import fc from "fast-check";
import { type Attack, attack } from "./fuzz.ts";
import { serveAlone } from "./server.ts";

/*
 * Many requests that mean no good, over real connections to workerd: never a 500, never a hang, every failure a document, and the
 * process unharmed at the end. The attacks are those of test/worker/fuzz.test.ts, seeded.
 */

const AT_ONCE = 16;
const CHUNK = 2_000;

/** Prints what came of `count` attacks. Throws where one was not answered as it must be. */
export async function benchAttacks({ count = 100_000, port = 8790 }: { count?: number; port?: number } = {}): Promise<void> {
  const server = await serveAlone("wrangler.toml", port);
  const statuses = new Map<number, number>();
  try {
    const before = server.memory();
    const start = performance.now();
    for (let done = 0, seed = 1; done < count; done += CHUNK, seed++) {
      const attacks = fc.sample(attack, { numRuns: Math.min(CHUNK, count - done), seed });
      const each = async () => {
        for (let one = attacks.pop(); one; one = attacks.pop()) {
          const status = await send(port, one);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, each));
    }
    const seconds = (performance.now() - start) / 1000;
    const table = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
    console.log(`${count} attacks in ${seconds.toFixed(0)} s, answered ${table.join(", ")}`);
    console.log(`memory ${before.toFixed(0)} MiB before, ${server.memory().toFixed(0)} MiB after`);
  } finally {
    await server.stop();
  }
}

async function send(port: number, { path, method, headers, body }: Attack): Promise<number> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  });
  const text = await reply.text();
  const isDocument = /^application\/(problem\+)?json$/.test(reply.headers.get("Content-Type") ?? "");
  if (reply.status >= 500 || (reply.status >= 400 && method !== "HEAD" && !(isDocument && JSON.parse(text))))
    throw new Error(`${method} ${path} was answered ${reply.status}: ${text.slice(0, 200)}\n${JSON.stringify({ headers, body })}`);
  return reply.status;
}

if (import.meta.main) await benchAttacks({ count: Number(process.argv[2] ?? 100_000) });
