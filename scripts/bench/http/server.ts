import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "../../files.ts";
import { cpuTimesOf } from "./cpu-time.ts";

/** A Worker served on this machine. */
export interface Server {
  readonly port: number;
  /** Resident memory of all its processes, in MiB. */
  memory(): number;
  /** The CPU time of each thread of its first process so far, in ms. Linux only. */
  cpu(): Map<string, number>;
  stop(): Promise<void>;
}

const workerd = createRequire(import.meta.url)("workerd").default as string;
const wrangler = projectPath("node_modules/wrangler/bin/wrangler.js");
const environment = { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1", NO_COLOR: "1" };

/**
 * Serves the Worker of a configuration file as `npm start` does: with static files, behind wrangler's own proxies. The
 * Worker's log is off, because printing a line costs wrangler ten times as much as a response costs the Worker.
 */
export function serveByWrangler(config: string, port: number): Promise<Server> {
  const flags = ["--port", `${port}`, "--inspector-port", "0", "--show-interactive-dev-session=false", "--var", "LOG:off"];
  return serve(process.execPath, [wrangler, "dev", "--config", projectPath(config), ...flags], port);
}

/** Serves the bundle that wrangler would deploy, by workerd alone: no proxy and no static files. */
export async function serveAlone(config: string, port: number): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  execFileSync(process.execPath, [wrangler, "deploy", "--dry-run", "--config", projectPath(config), "--outdir", folder], {
    env: environment,
  });
  writeFileSync(join(folder, "config.capnp"), configuration(readdirSync(folder), port));
  const server = await serve(workerd, ["serve", join(folder, "config.capnp")], port);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function configuration(files: readonly string[], port: number): string {
  const embedded = (end: string, kind: string) =>
    files.filter((name) => name.endsWith(end)).map((name) => `(name = "./${name}", ${kind} = embed "${name}")`);
  // The first module is the Worker itself.
  const modules = [...embedded(".js", "esModule"), ...embedded(".wasm", "wasm")];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "2026-10-20",
  bindings = [(name = "LOG", text = "off")],
);
`;
}

/** Starts a program and waits until the port responds. Throws if it does not within a minute. */
async function serve(program: string, flags: readonly string[], port: number): Promise<Server> {
  const child = spawn(program, flags, { env: environment, stdio: ["ignore", "ignore", "pipe"], detached: true });
  let errors = "";
  child.stderr?.on("data", (chunk) => (errors += chunk));
  const deadline = Date.now() + 60_000;
  while (!(await responds(port))) {
    if (Date.now() > deadline || child.exitCode !== null || errors.includes("ERROR")) {
      await stop(child);
      throw new Error(`port ${port} does not respond:\n${errors}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const pid = child.pid as number;
  return { port, memory: () => memoryOf(pid), cpu: () => cpuTimesOf(pid), stop: () => stop(child) };
}

async function responds(port: number): Promise<boolean> {
  // A path that asks nothing of the model, so that the first prediction is still to come.
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return reply !== undefined && reply.status < 500;
}

/** The resident memory of a process group, in MiB: of a program and of all that it has started. */
function memoryOf(group: number): number {
  const lines = execFileSync("ps", ["-A", "-o", "pgid=,rss="], { encoding: "utf8" }).trim().split("\n");
  const own = lines.map((line) => line.trim().split(/\s+/).map(Number)).filter(([pgid]) => pgid === group);
  return own.reduce((sum, [, kibibytes = 0]) => sum + kibibytes, 0) / 1024;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-(child.pid as number), "SIGTERM");
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), "SIGKILL");
}
