import type { AppEnv } from "./env.ts";

/** What a batch may hold, so that it ends within the CPU time of the plan. */
export interface BatchLimits {
  readonly bytes: number;
  readonly rows: number;
}

export const MEBIBYTE = 1 << 20;

/** The limits that wrangler.toml sets. Throws where one is not a whole number above 0. */
export function batchLimits(env: AppEnv["Bindings"]): BatchLimits {
  return { bytes: setting(env, "BATCH_MEBIBYTES", 64) * MEBIBYTE, rows: setting(env, "BATCH_ROWS", 1_000_000) };
}

/** A size in bytes as a sentence has it. */
export function sizeText(bytes: number): string {
  return bytes >= MEBIBYTE ? `${bytes / MEBIBYTE} MiB` : `${bytes / 1024} KiB`;
}

function setting(env: AppEnv["Bindings"], name: "BATCH_MEBIBYTES" | "BATCH_ROWS", otherwise: number): number {
  const given = env[name];
  if (given === undefined) return otherwise;
  const value = Number(given);
  if (Number.isSafeInteger(value) && value > 0) return value;
  const message = `${name} in wrangler.toml must be a whole number above 0, got ${JSON.stringify(given)}`;
  // What a 500 does not say and the log otherwise leaves out.
  console.error(JSON.stringify({ error: message }));
  throw new RangeError(message);
}
