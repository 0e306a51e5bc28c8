import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "../../../scripts/files.ts";
import { stage } from "../../../scripts/ship/staging.ts";

/** A copy of the project, which a test may change and ship while other tests read the real one. */
export interface Project {
  /** The absolute path of one of its files. */
  path(name: string): string;
  /** The version in its worker/model.json. */
  modelVersion(): string;
  /** Starts one of its scripts. */
  start(script: string, args: readonly string[], options?: StartOptions): Running;
  remove(): void;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Makes the script believe that it writes to a terminal. */
  readonly onTerminal?: boolean;
}

export interface Running {
  kill(signal: NodeJS.Signals): void;
  /** Everything written so far. */
  output(): string;
  readonly end: Promise<{ readonly code: number | null; readonly output: string }>;
}

export function copyProject(): Project {
  const directory = mkdtempSync(join(tmpdir(), "cytonet-ship-"));
  const path = (name: string) => join(directory, name);
  stage(projectPath(""), directory);
  symlinkSync(projectPath("node_modules"), path("node_modules"), "junction");
  return {
    path,
    modelVersion: () => (JSON.parse(readFileSync(path("worker/model.json"), "utf8")) as { version: string }).version,
    start(script, args, { env = {}, onTerminal = false } = {}) {
      const preload = onTerminal ? ["--import", "data:text/javascript,process.stdout.isTTY = true"] : [];
      const child = spawn(process.execPath, [...preload, path(script), ...args], {
        cwd: directory,
        // Most of the time of a wrangler command goes into compiling it.
        env: { ...process.env, NO_COLOR: "1", NODE_COMPILE_CACHE: projectPath("node_modules/.cache/ship-tests"), ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
      const end = new Promise<{ code: number | null; output: string }>((resolve) => child.on("close", (code) => resolve({ code, output })));
      return { kill: (signal) => void child.kill(signal), output: () => output, end };
    },
    remove: () => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/** Writes the project's own data without the last 20 rows to `mine.csv` in the project: a table of a user's own. */
export function writeOwnData(project: Project): void {
  const rows = readFileSync(project.path("data/wisconsin.csv"), "utf8").trim().split("\n");
  writeFileSync(project.path("mine.csv"), `${rows.slice(0, -20).join("\n")}\n`);
}
