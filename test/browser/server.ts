import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where wrangler serves the built site and the API. */
    baseUrl: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Serves the built site with wrangler for as long as the browser tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const server = serve(port);
  const baseUrl = `http://localhost:${port}`;
  await answering(baseUrl, server);
  project.provide("baseUrl", baseUrl);
  return () => stop(server);
}

function serve(port: number): ChildProcess {
  const wrangler = fileURLToPath(new URL("../../node_modules/wrangler/bin/wrangler.js", import.meta.url));
  const flags = ["dev", "--port", `${port}`, "--inspector-port", "0", "--show-interactive-dev-session=false", "--log-level", "warn"];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1" };
  return spawn(process.execPath, [wrangler, ...flags], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
}

async function answering(baseUrl: string, server: ChildProcess): Promise<void> {
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) break;
    const reply = await fetch(`${baseUrl}/api/v1/health`).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`wrangler dev did not answer at ${baseUrl}:\n${output}`);
}

/** Stops wrangler and the workerd it started: they are one process group. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  process.kill(-server.pid, "SIGTERM");
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  if (server.exitCode === null && server.signalCode === null) process.kill(-server.pid, "SIGKILL");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
