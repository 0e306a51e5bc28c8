import { execSync } from "node:child_process";
import { cpus } from "node:os";
import { benchHttp } from "./bench/http.ts";
import { landscapeBenchmarks } from "./bench/landscapes.ts";
import { learningBenchmarks } from "./bench/learning.ts";
import { type Benchmark, measure } from "./bench/measure.ts";
import { modelBenchmarks } from "./bench/model.ts";
import { predictionBenchmarks } from "./bench/predictions.ts";
import { scalingReport } from "./bench/scaling.ts";
import { timingTable } from "./bench/table.ts";
import { parseOptions, runCommand, wholeNumber } from "./cli/options.ts";
import { projectPath } from "./files.ts";

const HELP = `npm run bench [-- OPTIONS]

Measures the network: medians of interleaved rounds, each benchmark warmed up first.

  --peers      beside TensorFlow.js, brain.js, onnxruntime-web, and, where the machine has them, C and numpy
  --http       the API under load instead
  --rounds N   how often each benchmark runs (25)
  --help       this text`;

/** What a module of peers offers: their benchmarks, and how to let go of what they hold. */
interface Peers {
  peerBenchmarks(): Promise<{ benchmarks: Benchmark[]; missing: string[]; close(): void }>;
}

await runCommand(async () => {
  const { values } = parseOptions({
    peers: { type: "boolean", default: false },
    http: { type: "boolean", default: false },
    rounds: { type: "string", default: "25" },
    help: { type: "boolean", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (values.http) {
    await benchHttp();
    return 0;
  }
  const rounds = wholeNumber(values.rounds, "rounds", 1);
  const [cpu] = cpus();
  console.log(`${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.version}; one core, medians of ${rounds} interleaved rounds\n`);
  // First, while nothing else has grown this process.
  const scaling = await scalingReport(Math.min(rounds, 7));
  const peers = values.peers ? await loadPeers() : { benchmarks: [], missing: [], close: () => {} };
  try {
    const own = [learningBenchmarks(), predictionBenchmarks(), landscapeBenchmarks(), modelBenchmarks()].flat();
    console.log(timingTable(await measure([...own, ...peers.benchmarks], rounds)));
  } finally {
    peers.close();
  }
  for (const missing of peers.missing) console.log(`\nnot measured: ${missing}`);
  console.log(`\n${scaling}`);
  return 0;
});

/** Installs the peers where that has not been done yet. Their folder is a package of its own, which `npm ci` leaves alone. */
async function loadPeers(): ReturnType<Peers["peerBenchmarks"]> {
  const folder = projectPath("scripts/bench/peers");
  execSync("npm ci --ignore-scripts --no-audit --no-fund --silent --prefer-offline", { cwd: folder, stdio: "inherit" });
  // Not a literal: the type checker must not follow, because the packages are not there before.
  const module = `${folder}/peers.ts`;
  return ((await import(module)) as Peers).peerBenchmarks();
}
