import { featureKeys } from "../../../data/features.ts";
import { median } from "../measure.ts";
import { cpuBetween } from "./cpu-time.ts";
import { load, requestText } from "./load.ts";
import { type Server, serveAlone } from "./server.ts";

const ROWS = 100_000;
/** Fresh isolates per kind, and different requests in turn. */
const STARTS = 5;
const SAMPLES = 500;

/** The batches that are the first request of an isolate: how many rows, and how many unknown scores in each. */
const FIRST_BATCHES = [
  [100, 0],
  [250, 0],
  [500, 0],
  [1_000, 0],
  [250, 4],
] as const;

type CpuTime = ReturnType<typeof cpuBetween>;

/**
 * Prints the CPU time that workerd takes for a request of each kind, HTTP included: the first one of a fresh isolate, by the thread
 * that runs it (median, least and most) and by all (median), and the median of warm ones. Linux only, where the time of a process is
 * known.
 */
export async function benchCpu(config = "wrangler.toml", port = 8790): Promise<void> {
  console.log("CPU time of workerd");
  for (const [name, path, bodies] of singles()) {
    const firsts: CpuTime[] = [];
    const seconds: number[] = [];
    for (let start = 0; start < STARTS; start++) {
      const server = await serveAlone(config, port);
      try {
        const before = server.cpu();
        const request = { method: "POST", body: bodies[0] as string, headers: { "Content-Type": "application/json" } };
        await (await fetch(`http://127.0.0.1:${port}${path}`, request)).arrayBuffer();
        firsts.push(cpuBetween(before, server.cpu()));
        if (start < STARTS - 1) continue;
        const requests = bodies.map((body) => requestText("POST", path, body));
        for (let i = 0; i < 5; i++) {
          const from = server.cpu();
          const { requests: count } = await load(port, requests, { connections: 1, seconds: 1 });
          seconds.push(cpuBetween(from, server.cpu()).all / count);
        }
      } finally {
        await server.stop();
      }
    }
    console.log(`  ${name.padEnd(38)} first ${firstText(firsts)}, then ${median(seconds).toFixed(2)} ms`);
  }
  for (const [rows, unknowns] of FIRST_BATCHES) {
    const firsts: CpuTime[] = [];
    for (let start = 0; start < STARTS; start++) {
      const server = await serveAlone(config, port);
      try {
        firsts.push(await cpuOfBatch(server, randomTable(rows, unknowns)));
      } finally {
        await server.stop();
      }
    }
    console.log(`  ${`${rows} rows, ${unknowns} of their scores unknown`.padEnd(38)} first ${firstText(firsts)}`);
  }
  const server = await serveAlone(config, port);
  try {
    for (const unknowns of [0, 1, 2, 4, 8]) {
      const { first, least } = await cpuOfRows(server, unknowns);
      const name = `a row of CSV, ${unknowns} of its scores unknown`;
      console.log(`  ${name.padEnd(38)} first ${first.toFixed(1).padStart(5)} µs, then ${least.toFixed(1)} µs`);
    }
  } finally {
    await server.stop();
  }
}

/** Samples that have nothing in common, so that nothing remembered helps, with the last scores unknown. */
function singles(): [name: string, path: string, bodies: readonly string[]][] {
  const samples = (unknowns: number) => {
    const random = randomIntegers();
    return Array.from({ length: SAMPLES }, () =>
      JSON.stringify(Object.fromEntries(featureKeys.map((key, f) => [key, f < 9 - unknowns ? 1 + random(10) : null]))),
    );
  };
  return [
    ["a prediction", "/api/v1/predict", samples(0)],
    ["a prediction with three unknown", "/api/v1/predict", samples(3)],
    ["an explanation", "/api/v1/explain", samples(0)],
    ["an explanation with one unknown", "/api/v1/explain", samples(1)],
    ["an explanation with two unknown", "/api/v1/explain", samples(2)],
  ];
}

function firstText(firsts: readonly CpuTime[]): string {
  const own = firsts.map(({ busiest }) => busiest);
  const all = median(firsts.map((first) => first.all));
  const range = `${Math.min(...own).toFixed(1)} to ${Math.max(...own).toFixed(1)}`;
  return `${median(own).toFixed(1).padStart(5)} ms (${range}; all threads ${all.toFixed(1)})`;
}

/** The CPU time of a row of CSV in µs, in the first batch and the least of three more. */
async function cpuOfRows(server: Server, unknowns: number): Promise<{ first: number; least: number }> {
  const table = randomTable(ROWS, unknowns);
  const perRow = async () => (1000 * (await cpuOfBatch(server, table)).all) / ROWS;
  const first = await perRow();
  return { first, least: Math.min(await perRow(), await perRow(), await perRow()) };
}

async function cpuOfBatch(server: Server, body: string): Promise<CpuTime> {
  const before = server.cpu();
  const request = { method: "POST", body, headers: { "Content-Type": "text/csv" } };
  await (await fetch(`http://127.0.0.1:${server.port}/api/v1/predict/batch`, request)).arrayBuffer();
  return cpuBetween(before, server.cpu());
}

/** CSV of random rows with unknown scores in random places. */
function randomTable(rows: number, unknowns: number): string {
  const random = randomIntegers();
  const row = () => {
    const cells = featureKeys.map(() => String(1 + random(10)));
    for (let left = unknowns; left > 0; ) {
      const at = random(9);
      if (cells[at] === "?") continue;
      cells[at] = "?";
      left--;
    }
    return cells.join();
  };
  return `${featureKeys.join()}\n${Array.from({ length: rows }, row).join("\n")}\n`;
}

/** A function that gives random integers below a number, the same at every run. */
function randomIntegers(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
