import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "../../../scripts/files.ts";
import { stage } from "../../../scripts/ship/staging.ts";

/** A copy of the project, so that a test may change and ship it while others read the real one. */
export interface Project {
  readonly directory: string;
  ship(args: readonly string[], env?: Readonly<Record<string, string | undefined>>): Shipping;
  remove(): void;
}

export interface Shipping {
  /** As `kill` of a child process. */
  kill(signal: NodeJS.Signals): void;
  readonly end: Promise<{ readonly code: number | null; readonly output: string }>;
}

export function copyProject(): Project {
  const directory = mkdtempSync(join(tmpdir(), "cytonet-ship-"));
  stage(projectPath(""), directory);
  symlinkSync(projectPath("node_modules"), join(directory, "node_modules"), "junction");
  return {
    directory,
    ship(args, env = {}) {
      const child = spawn(process.execPath, [join(directory, "scripts/ship.ts"), ...args], {
        cwd: directory,
        env: { ...process.env, NO_COLOR: "1", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
      const end = new Promise<{ code: number | null; output: string }>((resolve) => child.on("close", (code) => resolve({ code, output })));
      return { kill: (signal) => void child.kill(signal), end };
    },
    remove: () => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
