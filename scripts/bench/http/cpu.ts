import { featureKeys } from "../../../data/features.ts";
import { median } from "../measure.ts";
import { cpuBetween } from "./cpu-time.ts";
import { load, requestText } from "./load.ts";
import { type Server, serveAlone } from "./server.ts";

const ROWS = 100_000;
/** Fresh isolates per kind, and different requests in turn. */
const STARTS = 5;
const SAMPLES = 500;

/**
 * Prints the CPU time that workerd takes for a request of each kind, HTTP included: the first one of a fresh isolate, by the thread
 * that runs it and by all, and a warm one. Medians. Linux only, where the time of a process is known.
 */
export async function benchCpu(config: string, port: number): Promise<void> {
  console.log("CPU time of workerd");
  for (const [name, path, bodies] of singles()) {
    const firsts: { readonly all: number; readonly busiest: number }[] = [];
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
    const [busiest, all] = [median(firsts.map((first) => first.busiest)), median(firsts.map((first) => first.all))];
    console.log(
      `  ${name.padEnd(38)} first ${busiest.toFixed(1).padStart(5)} ms (all threads ${all.toFixed(1)}), then ${median(seconds).toFixed(2)} ms`,
    );
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

/** The CPU time of a row of CSV in µs, in the first batch and the least of three more: random rows with unknown scores in random places. */
async function cpuOfRows(server: Server, unknowns: number): Promise<{ first: number; least: number }> {
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
  const body = `${featureKeys.join()}\n${Array.from({ length: ROWS }, row).join("\n")}\n`;
  const send = async () => {
    const before = server.cpu();
    const reply = await fetch(`http://127.0.0.1:${server.port}/api/v1/predict/batch`, {
      method: "POST",
      body,
      headers: { "Content-Type": "text/csv" },
    });
    await reply.arrayBuffer();
    return (1000 * cpuBetween(before, server.cpu()).all) / ROWS;
  };
  const first = await send();
  return { first, least: Math.min(await send(), await send(), await send()) };
}

/** A function that gives random integers below a number, the same at every run. */
function randomIntegers(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
