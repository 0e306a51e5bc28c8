import { execSync } from "node:child_process";
import { cpus } from "node:os";
import { benchBrowser } from "./bench/browser/browser.ts";
import { benchCpu } from "./bench/http/cpu.ts";
import { fuzzHttp } from "./bench/http/fuzz.ts";
import { benchHttp } from "./bench/http/http.ts";
import { landscapeBenchmarks } from "./bench/landscapes.ts";
import { learningBenchmarks } from "./bench/learning.ts";
import { type Benchmark, measure } from "./bench/measure.ts";
import { modelBenchmarks } from "./bench/model.ts";
import { predictionBenchmarks } from "./bench/predictions.ts";
import { scalingReport } from "./bench/scaling.ts";
import { timingTable } from "./bench/table.ts";
import { parseOptions, refusePositionals, runCommand, wholeNumber } from "./cli/options.ts";
import { projectPath } from "./files.ts";

const HELP = `npm run bench [-- OPTIONS]

Measures the network: medians of interleaved rounds, after each benchmark has been warmed up.

  --peers      compare with TensorFlow.js, brain.js, onnxruntime-web and, if the machine has them, C and numpy
  --http       measure the API under load instead
  --browser    measure the lab in Chromium instead, on the built site
  --cpu        measure the CPU time of requests in workerd alone instead, also in fresh isolates (Linux)
  --fuzz       send malformed requests to the API instead
  --requests N how many of them (100,000)
  --rounds N   how often each benchmark runs (25)
  --help       this text`;

await runCommand(async () => {
  const { values, positionals } = parseOptions({
    peers: { type: "boolean", default: false },
    http: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    cpu: { type: "boolean", default: false },
    fuzz: { type: "boolean", default: false },
    requests: { type: "string", default: "100000" },
    rounds: { type: "string", default: "25" },
    help: { type: "boolean", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  refusePositionals("bench", positionals);
  if (values.http || values.cpu || values.fuzz) {
    await (values.http ? benchHttp() : values.cpu ? benchCpu() : fuzzHttp({ count: wholeNumber(values.requests, "requests", 1) }));
    return 0;
  }
  const rounds = wholeNumber(values.rounds, "rounds", 1);
  if (values.browser) {
    await benchBrowser(Math.min(rounds, 7));
    return 0;
  }
  const [cpu] = cpus();
  console.log(`${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.version}; one core, medians of ${rounds} interleaved rounds\n`);
  // First, because the other benchmarks make the process larger.
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

/** Installs the peers, which are a package of their own that the project's `npm ci` ignores. */
async function loadPeers(): ReturnType<PeerModule["peerBenchmarks"]> {
  const folder = projectPath("scripts/bench/peers");
  execSync("npm ci --ignore-scripts --no-audit --no-fund --silent --prefer-offline", { cwd: folder, stdio: "inherit" });
  // A literal would be followed by the type checker, for which the packages need not be installed.
  const module = `${folder}/peers.ts`;
  return ((await import(module)) as PeerModule).peerBenchmarks();
}

/** scripts/bench/peers/peers.ts. */
interface PeerModule {
  peerBenchmarks(): Promise<{ benchmarks: Benchmark[]; missing: string[]; close(): void }>;
}
