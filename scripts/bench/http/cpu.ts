import { featureKeys } from "../../../data/features.ts";
import { median } from "../measure.ts";
import { load, requestText } from "./load.ts";
import { type Server, serveAlone } from "./server.ts";

const complete = [5, 1, 1, 1, 2, 1, 3, 1, 1];
const ROWS = 100_000;

/**
 * Prints the CPU time that workerd takes for a request of each kind, HTTP included: the first of its kind in a fresh isolate, and
 * the median of warm seconds. Linux only, where the time of a process is known.
 */
export async function benchCpu(config: string, port: number): Promise<void> {
  console.log("CPU time of workerd");
  for (const [name, path, text] of singles()) {
    const server = await serveAlone(config, port);
    try {
      const before = server.cpu();
      const request = { method: "POST", body: text, headers: { "Content-Type": "application/json" } };
      await (await fetch(`http://127.0.0.1:${port}${path}`, request)).arrayBuffer();
      const first = server.cpu() - before;
      const seconds: number[] = [];
      for (let i = 0; i < 5; i++) {
        const start = server.cpu();
        const { requests } = await load(port, requestText("POST", path, text), { connections: 1, seconds: 1 });
        seconds.push((server.cpu() - start) / requests);
      }
      console.log(`  ${name.padEnd(38)} first ${first.toFixed(1).padStart(5)} ms, then ${median(seconds).toFixed(2)} ms`);
    } finally {
      await server.stop();
    }
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

function singles(): [name: string, path: string, body: string][] {
  const of = (values: readonly (number | null)[]) => JSON.stringify(Object.fromEntries(featureKeys.map((key, f) => [key, values[f]])));
  return [
    ["a prediction", "/api/v1/predict", of(complete)],
    ["a prediction with three unknown", "/api/v1/predict", of([null, null, null, ...complete.slice(3)])],
    ["an explanation", "/api/v1/explain", of(complete)],
    ["the explanation of 6,?,?,7,10,7,2,3,6", "/api/v1/explain", of([6, null, null, 7, 10, 7, 2, 3, 6])],
  ];
}

/** The CPU time of a row of CSV in µs, in the first batch and the least of three more: random rows with unknown scores in random places. */
async function cpuOfRows(server: Server, unknowns: number): Promise<{ first: number; least: number }> {
  let state = 1;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
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
    return (1000 * (server.cpu() - before)) / ROWS;
  };
  const first = await send();
  return { first, least: Math.min(await send(), await send(), await send()) };
}
