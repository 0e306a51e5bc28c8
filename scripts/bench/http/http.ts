import { featureKeys } from "../../../data/features.ts";
import { median } from "../measure.ts";
import { benchCpu } from "./cpu.ts";
import { load, percentile, type Round, requestText } from "./load.ts";
import { type Server, serveAlone, serveByWrangler } from "./server.ts";
import { benchSingleRequests } from "./single-requests.ts";

const OURS = "wrangler.toml";
const BARE = "scripts/bench/http/bare/wrangler.toml";
const CONNECTIONS = 8;
const ROUNDS = 10;

const sample = Object.fromEntries(featureKeys.map((key, f) => [key, [5, 1, 1, 1, 2, 1, 3, 1, 1][f]]));
const predict = requestText("POST", "/api/v1/predict", JSON.stringify(sample));
const least = requestText("POST", "/api/v1/least", JSON.stringify(sample));
const explain = requestText("POST", "/api/v1/explain", JSON.stringify(sample));

/**
 * Prints the speed of the API under load, beside a bare Hono route that returns constant JSON of the same length. Both are
 * served by wrangler, as `npm start` does, and then by workerd alone, where no proxy hides a difference. The bare server has a second
 * route that reads the body and sends the headers of the contract, which no API with this contract can do without: its ratio is the
 * most that can be reached. Each is under load for `seconds`. No request is logged.
 */
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
      if (serve === serveAlone) await benchSingleRequests(ours, { predict, explain });
    } finally {
      await Promise.all(started.map((server) => server.stop()));
    }
  }
  if (process.platform === "linux") await benchCpu(OURS, port);
}

type Subject = "bare" | "least" | "ours";

/** Loads the three in turn, in short rounds, so that other load on the machine affects all alike. */
async function compare(served: string, bare: Server, ours: Server, seconds: number): Promise<void> {
  const options = { connections: CONNECTIONS, seconds: seconds / ROUNDS };
  const loadOf = {
    bare: () => load(bare.port, predict, options),
    least: () => load(bare.port, least, options),
    ours: () => load(ours.port, predict, options),
  };
  for (const [server, text] of [
    [bare, predict],
    [bare, least],
    [ours, predict],
  ] as const)
    await load(server.port, text, { connections: CONNECTIONS, seconds: 2 });
  const rounds: Record<Subject, Round>[] = [];
  const memory = { bare: [bare.memory()], ours: [ours.memory()] };
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push({ bare: await loadOf.bare(), least: await loadOf.least(), ours: await loadOf.ours() });
    memory.bare.push(bare.memory());
    memory.ours.push(ours.memory());
  }
  const rate = (round: Round) => round.requests / round.seconds;
  const p99 = (round: Round) => percentile(round.latencies, 0.99);
  const row = (of: Subject) =>
    `${median(rounds.map((round) => rate(round[of]))).toFixed(0)}/s, p99 ${median(rounds.map((round) => p99(round[of]))).toFixed(1)} ms`;
  const ratio = (of: (round: Round) => number, a: Subject, b: Subject) =>
    median(rounds.map((round) => of(round[a]) / of(round[b]))).toFixed(2);
  const errors = rounds.reduce((sum, round) => sum + round.ours.errors + round.least.errors, 0);
  console.log(`${served}: POST /api/v1/predict over ${CONNECTIONS} connections, medians of ${ROUNDS} rounds of ${options.seconds} s`);
  console.log(`  bare route   ${row("bare")}`);
  console.log(`  least route  ${row("least")}, ${ratio(rate, "least", "bare")} of the bare route's requests per second`);
  console.log(`  cytonet      ${row("ours")}, ${errors} errors`);
  console.log(
    `  ratio        ${ratio(rate, "ours", "bare")} of the requests per second of the bare route, ${ratio(p99, "ours", "bare")} of its p99`,
  );
  console.log(
    `  ratio        ${ratio(rate, "ours", "least")} of the requests per second of the least route, ${ratio(p99, "ours", "least")} of its p99`,
  );
  for (const name of ["bare", "ours"] as const)
    console.log(`  memory       ${memory[name].map((mebibytes) => mebibytes.toFixed(0)).join(" ")} MiB, ${name}, by round`);
}
