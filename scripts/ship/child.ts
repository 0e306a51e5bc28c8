import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

export interface ChildOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The file to which all output of the child is appended. */
  readonly log: string;
  /** Milliseconds after which the child is stopped. */
  readonly timeout?: number;
  /** Stops the child when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the latest line of output. */
  readonly onLine?: (line: string) => void;
}

export interface ChildResult {
  /** null: a signal or the timeout stopped the child. */
  readonly code: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Child {
  /** Resolves when the child has ended. Rejects with the signal's reason if that stopped it. */
  readonly result: Promise<ChildResult>;
  stop(): void;
}

/** Runs a Node script to its end. */
export function runNode(args: readonly string[], options: ChildOptions): Promise<ChildResult> {
  return startNode(args, options).result;
}

/**
 * Starts a Node script in a process group of its own, so that Ctrl-C reaches only this process, which then decides what to stop
 * and what to finish first. The child never outlives this process, even if that is killed outright (tether.ts).
 */
export function startNode(args: readonly string[], { cwd, env = {}, log, timeout, signal, onLine }: ChildOptions): Child {
  signal?.throwIfAborted();
  appendFileSync(log, `\n$ node ${args.join(" ")}\n`);
  const child = spawn(process.execPath, ["--import", tether, ...args], {
    cwd,
    env: { ...process.env, ...env, CYTONET_SHIP: String(process.pid) },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
      appendFileSync(log, text);
      const line = plainLines(text).at(-1);
      if (line) onLine?.(line);
    });
  }
  let hasEnded = false;
  const stop = () => {
    if (!hasEnded) stopGroup(child);
  };
  const result = new Promise<ChildResult>((resolve, reject) => {
    let timedOut = false;
    const timer = timeout === undefined ? undefined : setTimeout(stopLate, timeout);
    function stopLate() {
      timedOut = true;
      stop();
    }
    function cleanUp() {
      hasEnded = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      process.off("exit", stop);
    }
    signal?.addEventListener("abort", stop, { once: true });
    process.once("exit", stop);
    child.on("error", (error) => {
      cleanUp();
      reject(error);
    });
    child.on("close", (code) => {
      cleanUp();
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code, timedOut, ...output });
    });
  });
  return { result, stop };
}

/** The lines of a terminal's output that have text, without colours, spinners and redrawn lines. */
export function plainLines(text: string): string[] {
  return stripVTControlCharacters(text)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

const tether = new URL("tether.ts", import.meta.url).href;

const GRACE_MS = 3000;

/** Asks the whole process group to end, and kills what is left of it after three seconds. */
function stopGroup(child: ChildProcess): void {
  sendToGroup(child, "SIGTERM");
  const timer = setTimeout(() => sendToGroup(child, "SIGKILL"), GRACE_MS);
  // Its output is closed when the last process of the group has ended, which may be later than the first.
  child.once("close", () => clearTimeout(timer));
}

function sendToGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === "win32" || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
