import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

export interface ChildOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Everything that the child says is added to this file. */
  readonly log: string;
  /** Milliseconds until it is stopped. */
  readonly timeout?: number;
  /** Stops it. */
  readonly signal?: AbortSignal | undefined;
  /** The last line that it said, whenever it changes. */
  readonly onLine?: (line: string) => void;
}

export interface ChildResult {
  /** null: it was stopped, by a signal or because of the time. */
  readonly code: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a Node script. It gets a process group of its own: Ctrl-C reaches only this process, which then decides what may be
 * stopped and what must be finished first.
 */
export function runNode(args: readonly string[], { cwd, env = {}, log, timeout, signal, onLine }: ChildOptions): Promise<ChildResult> {
  signal?.throwIfAborted();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  appendFileSync(log, `\n$ node ${args.join(" ")}\n`);
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
      appendFileSync(log, text);
      const line = plainLines(text).at(-1);
      if (line) onLine?.(line);
    });
  }
  return new Promise((resolve, reject) => {
    let timedOut = false;
    const stop = () => kill(child);
    const timer = timeout === undefined ? undefined : setTimeout(stopLate, timeout);
    function stopLate() {
      timedOut = true;
      stop();
    }
    signal?.addEventListener("abort", stop, { once: true });
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code, timedOut, ...said });
    });
  });
}

/** The lines of a terminal's text that say something, without colours, spinners and redrawings. */
export function plainLines(text: string): string[] {
  return stripVTControlCharacters(text)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** Politely to the whole group, and after three seconds without politeness. */
function kill(child: ChildProcess): void {
  const send = (name: NodeJS.Signals) => {
    try {
      if (process.platform === "win32" || child.pid === undefined) child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // It has ended meanwhile.
    }
  };
  send("SIGTERM");
  setTimeout(() => child.exitCode === null && child.signalCode === null && send("SIGKILL"), 3000).unref();
}
