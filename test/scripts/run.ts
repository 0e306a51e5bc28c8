import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a script gets on its standard input, before its arguments. */
interface Input {
  readonly input: Uint8Array;
}

/** Starts a script of the project as `npm run` would. */
export function start(script: string, ...words: readonly (string | Input)[]): ChildProcess & { outcome: Promise<Outcome> } {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  const args = words.filter((word) => typeof word === "string");
  const given = words.find((word) => typeof word !== "string");
  const child = spawn(process.execPath, [path, ...args], {
    stdio: [given ? "pipe" : "ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  child.stdin?.end(given?.input);
  const outcome = new Promise<Outcome>((resolve) => {
    let stdout = "";
    let stderr = "";
    child.stdout?.on("data", (chunk) => (stdout += chunk));
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  return Object.assign(child, { outcome });
}

/** Runs a script to its end. */
export function run(script: string, ...words: readonly (string | Input)[]): Promise<Outcome> {
  return start(script, ...words).outcome;
}
