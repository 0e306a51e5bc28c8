import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a script of the project as `npm run` would. */
export function start(script: string, ...args: readonly string[]): ChildProcess & { outcome: Promise<Outcome> } {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
  const outcome = new Promise<Outcome>((resolve) => {
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  return Object.assign(child, { outcome });
}

/** Runs a script to its end. */
export function run(script: string, ...args: readonly string[]): Promise<Outcome> {
  return start(script, ...args).outcome;
}
