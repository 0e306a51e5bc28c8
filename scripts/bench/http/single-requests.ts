import { readFileSync } from "node:fs";
import { request } from "node:http";
import { featureKeys } from "../../../data/features.ts";
import { projectPath } from "../../files.ts";
import { median } from "../measure.ts";
import { load, percentile } from "./load.ts";
import type { Server } from "./server.ts";

/** Prints the latency of single requests, by name, the time of 10,000 rows of CSV, and the memory that a long body takes. */
export async function benchSingleRequests(server: Server, requests: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(requests)) {
    const { latencies } = await load(server.port, text, { connections: 1, seconds: 3 });
    console.log(`  ${name.padEnd(12)} ${percentile(latencies, 0.5).toFixed(2)} ms, one at a time (median of ${latencies.length})`);
  }
  for (const [name, rows] of [
    ["rows of the data", dataRows(10_000)],
    ["random rows", randomRows(10_000)],
  ] as const) {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) times.push((await stream(server, [rows])).milliseconds);
    console.log(`  CSV          ${median(times).toFixed(0)} ms for 10,000 ${name} (fastest ${Math.min(...times).toFixed(0)})`);
  }
  const before = server.memory();
  const { received, peak, milliseconds } = await stream(server, Array(128).fill(dataRows(20_000).slice(0, 480 * 1024)));
  console.log(
    `  60 MiB       in, ${(received / 2 ** 20).toFixed(0)} MiB out in ${(milliseconds / 1000).toFixed(1)} s, memory ${before.toFixed(0)} MiB before, ${peak.toFixed(0)} MiB at most`,
  );
}

/** CSV with the rows of the data, repeated. */
function dataRows(count: number): string {
  const [header, ...rows] = readFileSync(projectPath("data/wisconsin.csv"), "utf8").trim().split("\n");
  return `${header}\n${Array.from({ length: count }, (_, i) => rows[i % rows.length]).join("\n")}\n`;
}

/** CSV with uniformly random scores. These take longest, because most are unlike every row of the data. */
function randomRows(count: number): string {
  let state = 1;
  const score = () => {
    state = (state * 48_271) % 2_147_483_647;
    return 1 + (state % 10);
  };
  return `${featureKeys.join()}\n${Array.from({ length: count }, () => featureKeys.map(score).join()).join("\n")}\n`;
}

/** Sends pieces of CSV as fast as they are accepted and reads the response meanwhile. */
function stream(server: Server, pieces: readonly string[]): Promise<{ received: number; peak: number; milliseconds: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let received = 0;
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, server.memory())), 200);
    const sent = request(
      { port: server.port, path: "/api/v1/predict/batch", method: "POST", headers: { "Content-Type": "text/csv" } },
      (response) => {
        response.on("data", (chunk: Buffer) => (received += chunk.length));
        response.on("end", () => {
          clearInterval(watch);
          resolve({ received, peak, milliseconds: performance.now() - start });
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
