import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** A mistake of whoever called the command; shown without a stack, exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The options of a command line, and the words that are none. Throws UsageError that names the options there are. */
export function parseOptions<const T extends ParseArgsOptionsConfig>(options: T, args = process.argv.slice(2)) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`${(error as Error).message.split(". ")[0]}. The options are ${names.join(", ")}.`);
  }
}

/** A whole number of at least `from`. Throws UsageError with the rule and the value. */
export function wholeNumber(text: string, option: string, from: number): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(Number.isSafeInteger(value) && value >= from)) throw new UsageError(`--${option} must be a whole number from ${from}, got ${text}`);
  return value;
}

/** A number above 0, or from 0 where that is said. Throws UsageError with the rule and the value. */
export function positiveNumber(text: string, option: string, { orZero = false } = {}): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!(Number.isFinite(value) && (orZero ? value >= 0 : value > 0)))
    throw new UsageError(`--${option} must be a number ${orZero ? "from" : "above"} 0, got ${text}`);
  return value;
}

/** The item of that name. Throws UsageError that lists the names there are. */
export function namedItem<T extends { readonly name: string }>(items: readonly T[], name: string, option: string): T {
  const item = items.find((known) => known.name === name);
  if (!item) throw new UsageError(`--${option} must be one of ${items.map((known) => known.name).join(", ")}, got ${name}`);
  return item;
}

/** Runs a command: its number is the exit code; a known mistake is one plain message, anything else keeps its stack. */
export async function runCommand(main: () => Promise<number> | number): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const isKnown = error instanceof Error && (["UsageError", "DataError", "ModelError"].includes(error.name) || "syscall" in error);
    console.error(isKnown ? error.message : error);
    process.exitCode = isKnown ? 2 : 1;
  }
}
