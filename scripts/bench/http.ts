import { readFileSync } from "node:fs";
import { request } from "node:http";
import { featureKeys } from "../../data/features.ts";
import { projectPath } from "../files.ts";
import { load, percentile, type Round, requestText } from "./load.ts";
import { type Server, serveAlone, serveByWrangler } from "./server.ts";

/*
 * The API under load, beside a bare Hono route that returns a constant JSON of the same length: the two are served at the same
 * time and asked in turn. By wrangler, as `npm start` serves; and by workerd alone, where nothing else hides a difference.
 */

const OURS = "wrangler.toml";
const BARE = "scripts/bench/bare/wrangler.toml";
const CONNECTIONS = 8;

const sample = Object.fromEntries(featureKeys.map((key, f) => [key, [5, 1, 1, 1, 2, 1, 3, 1, 1][f]]));
const predict = requestText("POST", "/api/v1/predict", JSON.stringify(sample));
const explain = requestText("POST", "/api/v1/explain", JSON.stringify(sample));

/** Prints the figures. `seconds` is how long each of the two is under load. */
export async function benchHttp({ seconds = 60, port = 8790 }: { seconds?: number; port?: number } = {}): Promise<void> {
  for (const [name, serve] of [
    ["wrangler dev", serveByWrangler],
    ["workerd alone", serveAlone],
  ] as const) {
    const started: Server[] = [];
    try {
      const bare = await serve(BARE, port);
      started.push(bare);
      const ours = await serve(OURS, port + 1);
      started.push(ours);
      await compare(name, bare, ours, seconds);
      if (serve === serveAlone) await single(ours);
    } finally {
      await Promise.all(started.map((server) => server.stop()));
    }
  }
}

const ROUNDS = 10;

/** Both in turn, in short rounds, so that what else the machine does meets both. */
async function compare(served: string, bare: Server, ours: Server, seconds: number): Promise<void> {
  const options = { connections: CONNECTIONS, seconds: seconds / ROUNDS };
  for (const server of [bare, ours]) await load(server.port, predict, { connections: CONNECTIONS, seconds: 2 });
  const rounds: { bare: Round; ours: Round }[] = [];
  const memory = { bare: [bare.memory()], ours: [ours.memory()] };
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push({ bare: await load(bare.port, predict, options), ours: await load(ours.port, predict, options) });
    memory.bare.push(bare.memory());
    memory.ours.push(ours.memory());
  }
  const rate = (round: Round) => round.requests / round.seconds;
  const p99 = (round: Round) => percentile(round.latencies, 0.99);
  const row = (of: "bare" | "ours") =>
    `${median(rounds.map((one) => rate(one[of]))).toFixed(0)}/s, p99 ${median(rounds.map((one) => p99(one[of]))).toFixed(1)} ms`;
  const errors = rounds.reduce((sum, one) => sum + one.ours.errors, 0);
  console.log(`${served}: POST /api/v1/predict on ${CONNECTIONS} connections, ${ROUNDS} rounds of ${options.seconds} s each, medians`);
  console.log(`  bare route   ${row("bare")}`);
  console.log(`  cytonet      ${row("ours")}, ${errors} errors`);
  const ratio = (of: (round: Round) => number) => median(rounds.map((one) => of(one.ours) / of(one.bare)));
  console.log(`  ratio        ${ratio(rate).toFixed(2)} of the requests, ${ratio(p99).toFixed(2)} times the p99`);
  for (const name of ["bare", "ours"] as const)
    console.log(`  memory       ${memory[name].map((mebibytes) => mebibytes.toFixed(0)).join(" ")} MiB, ${name}, round by round`);
}

/** What one request at a time takes, and what a long body does to the memory. */
async function single(server: Server): Promise<void> {
  for (const [name, text] of [
    ["predict", predict],
    ["explain", explain],
  ] as const) {
    const { latencies } = await load(server.port, text, { connections: 1, seconds: 3 });
    console.log(`  ${name.padEnd(12)} ${percentile(latencies, 0.5).toFixed(2)} ms, one after another (median of ${latencies.length})`);
  }
  for (const [name, rows] of [
    ["rows of the data", dataRows(10_000)],
    ["random rows", randomRows(10_000)],
  ] as const) {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) times.push((await stream(server, [rows])).milliseconds);
    console.log(`  CSV          ${median(times).toFixed(0)} ms for 10,000 ${name} (best ${Math.min(...times).toFixed(0)})`);
  }
  const before = server.memory();
  const { received, most, milliseconds } = await stream(server, Array(128).fill(dataRows(20_000).slice(0, 480 * 1024)));
  console.log(
    `  60 MiB       in, ${(received / 2 ** 20).toFixed(0)} MiB out in ${(milliseconds / 1000).toFixed(1)} s, memory ${before.toFixed(0)} MiB before, at most ${most.toFixed(0)} MiB`,
  );
}

/** The data over and over. */
function dataRows(count: number): string {
  const [header, ...rows] = readFileSync(projectPath("data/wisconsin.csv"), "utf8").trim().split("\n");
  return `${header}\n${Array.from({ length: count }, (_, i) => rows[i % rows.length]).join("\n")}\n`;
}

/** Rows as the data never has them, which takes longest: most are unlike all that is known. */
function randomRows(count: number): string {
  let state = 1;
  const score = () => {
    state = (state * 48_271) % 2_147_483_647;
    return 1 + (state % 10);
  };
  return `${featureKeys.join()}\n${Array.from({ length: count }, () => featureKeys.map(score).join()).join("\n")}\n`;
}

/** Sends pieces of CSV as they are taken, reads the answers as they come. */
function stream(server: Server, pieces: readonly string[]): Promise<{ received: number; most: number; milliseconds: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let received = 0;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, server.memory())), 200);
    const sent = request(
      { port: server.port, path: "/api/v1/predict/batch", method: "POST", headers: { "Content-Type": "text/csv" } },
      (reply) => {
        reply.on("data", (chunk: Buffer) => (received += chunk.length));
        reply.on("end", () => {
          clearInterval(watch);
          resolve({ received, most, milliseconds: performance.now() - start });
        });
      },
    ).on("error", reject);
    const next = (i: number): void => {
      if (i === pieces.length) sent.end();
      else if (sent.write(pieces[i])) setImmediate(next, i + 1);
      else sent.once("drain", () => next(i + 1));
    };
    next(0);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

if (import.meta.main) await benchHttp({ seconds: Number(process.argv[2] ?? 60) });
