import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const START_TIMEOUT = 90_000;
const STOP_TIMEOUT = 5_000;

/** Serves the built site and the API with wrangler on a free port. Throws with wrangler's output if it does not start. */
export async function startServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const wrangler = spawnWrangler(port);
  const url = `http://localhost:${port}`;
  process.once("exit", () => kill(wrangler, "SIGKILL"));
  await untilHealthy(url, wrangler);
  return { url, stop: () => stop(wrangler) };
}

function spawnWrangler(port: number): ChildProcess {
  const script = fileURLToPath(new URL("../../node_modules/wrangler/bin/wrangler.js", import.meta.url));
  const flags = ["dev", "--port", `${port}`, "--inspector-port", "0", "--show-interactive-dev-session=false", "--log-level", "warn"];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1" };
  return spawn(process.execPath, [script, ...flags], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
}

async function untilHealthy(url: string, wrangler: ChildProcess): Promise<void> {
  let output = "";
  for (const stream of [wrangler.stdout, wrangler.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const deadline = Date.now() + START_TIMEOUT;
  while (Date.now() < deadline && wrangler.exitCode === null) {
    const response = await fetch(`${url}/api/v1/health`).catch(() => undefined);
    if (response?.ok) return;
    await pause(100);
  }
  await stop(wrangler);
  throw new Error(`wrangler dev did not respond at ${url}:\n${output}`);
}

/** Stops wrangler together with the workerd it started, which belongs to the same process group. */
async function stop(wrangler: ChildProcess): Promise<void> {
  if (wrangler.exitCode !== null || wrangler.signalCode !== null) return;
  const exited = new Promise((resolve) => wrangler.once("exit", resolve));
  kill(wrangler, "SIGTERM");
  await Promise.race([exited, pause(STOP_TIMEOUT)]);
  kill(wrangler, "SIGKILL");
}

function kill(wrangler: ChildProcess, signal: NodeJS.Signals): void {
  if (wrangler.exitCode !== null || wrangler.signalCode !== null || wrangler.pid === undefined) return;
  // Windows has no process groups, but can end a process with all that it started.
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", `${wrangler.pid}`, "/t", "/f"]);
  else process.kill(-wrangler.pid, signal);
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
