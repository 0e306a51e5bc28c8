import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** A user's mistake: shown without a stack trace, exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The exit code of a training whose model the gate refused. */
export const REFUSED = 3;

/** The options of a command line, and the words that are none. Throws UsageError that lists the options. */
export function parseOptions<const T extends ParseArgsOptionsConfig>(options: T, args = process.argv.slice(2)) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`${(error as Error).message.split(". ")[0]}. The options are ${names.join(", ")}.`);
  }
}

/** For commands that take options only. Throws UsageError if there are other words. */
export function refusePositionals(command: string, positionals: readonly string[]): void {
  if (positionals.length > 0)
    throw new UsageError(`${command} takes options only, got ${positionals.join(" ")}; see npm run ${command} -- --help`);
}

/** A whole number of at least `from`. Throws UsageError with the rule and the value. */
export function wholeNumber(text: string, option: string, from: number): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(Number.isSafeInteger(value) && value >= from)) throw new UsageError(`--${option} must be a whole number from ${from}, got ${text}`);
  return value;
}

/** A number above 0, or at least 0 with `orZero`. Throws UsageError with the rule and the value. */
export function positiveNumber(text: string, option: string, { orZero = false } = {}): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!(Number.isFinite(value) && (orZero ? value >= 0 : value > 0)))
    throw new UsageError(`--${option} must be a number ${orZero ? "from" : "above"} 0, got ${text}`);
  return value;
}

/** The item of that name. Throws UsageError that lists the names. */
export function namedItem<T extends { readonly name: string }>(items: readonly T[], name: string, option: string): T {
  const item = items.find((known) => known.name === name);
  if (!item) throw new UsageError(`--${option} must be one of ${items.map((known) => known.name).join(", ")}, got ${name}`);
  return item;
}

/**
 * Runs a command. Its number is the exit code; a user's mistake prints its message and exits with 2, anything else prints its
 * stack trace and exits with 1.
 */
export async function runCommand(main: () => Promise<number> | number): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const isMistake = error instanceof Error && (["UsageError", "DataError", "ModelError"].includes(error.name) || "syscall" in error);
    console.error(isMistake ? error.message : error);
    process.exitCode = isMistake ? 2 : 1;
  }
}
