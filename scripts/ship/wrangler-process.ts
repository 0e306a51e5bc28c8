import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type ChildOptions, type ChildResult, plainLines, startNode } from "./child.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { knownWranglerError } from "./wrangler-errors.ts";

export interface WranglerResult extends ChildResult {
  readonly events: readonly WranglerEvent[];
}

/** One line of WRANGLER_OUTPUT_FILE_PATH, with the fields of the event types that ship reads. */
export interface WranglerEvent {
  readonly type: "version-upload" | "version-deploy" | "deploy" | "command-failed" | "wrangler-session";
  readonly version_id: string;
  readonly worker_name: string;
  readonly preview_url?: string;
  readonly targets?: readonly string[];
  readonly code?: number;
  readonly message?: string;
}

export interface WranglerProcess {
  readonly result: Promise<WranglerResult>;
  stop(): void;
}

let calls = 0;

/** Starts wrangler. What it did is read from the file that it writes for other programs, since its messages may change. */
export function startWrangler(args: readonly string[], options: ChildOptions): WranglerProcess {
  const output = join(dirname(options.log), `wrangler-${++calls}.ndjson`);
  rmSync(output, { force: true });
  const env = {
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    NO_COLOR: "1",
    FORCE_COLOR: "0",
    ...options.env,
    WRANGLER_OUTPUT_FILE_PATH: output,
  };
  const { result, stop } = startNode([executable, ...args], { ...options, env });
  return {
    result: result
      .then((ended) => ({ ...ended, events: existsSync(output) ? parseEvents(readFileSync(output, "utf8")) : [] }))
      .finally(() => rmSync(output, { force: true })),
    stop,
  };
}

/** The error for a wrangler command that failed: what is known of it and the remedy, or else what wrangler said and where the rest is. */
export function wranglerError(command: string, result: WranglerResult, timeout = 0): ShipError {
  if (result.timedOut) return new ShipError(exitCodes.notPromoted, `wrangler ${command} did not finish within ${timeout / 1000} s`);
  const known = knownWranglerError(linesOf(result).join("\n"));
  if (known) return known;
  return new ShipError(exitCodes.notPromoted, `wrangler ${command}: ${reasonOf(result)}`, [
    "the log has all that wrangler said; https://www.cloudflarestatus.com tells whether Cloudflare has trouble",
  ]);
}

/** Why wrangler ended, in its own words. */
export function reasonOf(result: WranglerResult): string {
  const lines = linesOf(result);
  const reason = failureOf(result.events)?.message ?? lines[0] ?? `exit code ${result.code}`;
  const details = lines.filter((line) => !reason.includes(line) && !/open an issue|Logs were written/.test(line)).slice(0, 4);
  return [reason, ...details].join(" ");
}

/** Parses the events, one per line. Wrangler ends every line with a line feed; if it was stopped while writing, the last line lacks it. */
export function parseEvents(text: string): WranglerEvent[] {
  const lines = text.split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as WranglerEvent);
}

/** The event with which wrangler reports that a command failed, if it did. */
export function failureOf(events: readonly WranglerEvent[]): WranglerEvent | undefined {
  return events.find(({ type }) => type === "command-failed");
}

function linesOf({ stdout, stderr }: WranglerResult): string[] {
  return plainLines(stderr || stdout);
}

const executable = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
