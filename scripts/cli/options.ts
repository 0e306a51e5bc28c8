import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { nearestName } from "../../data/tables/index.ts";

/** A user's mistake: shown without a stack trace, exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The exit code of a training whose model the gate refused. */
export const REFUSED = 3;

/**
 * The options of a command line, and the words that are none. Throws UsageError that lists the options, or that shows the right line
 * where npm has kept options for itself.
 */
export function parseOptions<const T extends ParseArgsOptionsConfig>(options: T, args = process.argv.slice(2), env = process.env) {
  try {
    const parsed = parseArgs({ args, options, strict: true, allowPositionals: true });
    refuseSwallowedOptions(options, args, parsed.positionals, env);
    const empty = Object.entries(parsed.values).find(([, value]) => value === "");
    if (empty) throw new UsageError(`--${empty[0]} needs a value, got an empty one`);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(parseError(error as NodeJS.ErrnoException, Object.keys(options)));
  }
}

/** What is wrong with a command line, by Node's error, and the way round. */
function parseError({ code, message }: NodeJS.ErrnoException, options: readonly string[]): string {
  const [, name = ""] = /'--([^\s'=]+)/.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" && message.includes("ambiguous"))
    return `--${name} needs a value; a value that begins with a dash is written --${name}=-…`;
  const nearest = code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? nearestName(name, options) : undefined;
  const meant = nearest ? ` Did you mean --${nearest}?` : "";
  return `${message.split(/\.\s/)[0]}.${meant} The options are ${options.map((option) => `--${option}`).join(", ")}.`;
}

/**
 * Of `npm run train --data mine.csv`, npm keeps `--data` for itself, passes `mine.csv` on, and leaves `npm_config_data=true` in the
 * environment. Without this check, the command would run as if it had been given no option. Throws UsageError with the right line.
 */
function refuseSwallowedOptions(
  options: ParseArgsOptionsConfig,
  args: readonly string[],
  positionals: readonly string[],
  env: NodeJS.ProcessEnv,
): void {
  const command = env.npm_lifecycle_event;
  const isGiven = (name: string) => args.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const swallowed = Object.keys(options).filter((name) => !isGiven(name) && swallowedValue(name, env) !== undefined);
  if (command === undefined || swallowed.length === 0) return;
  const rest = [...positionals];
  const words = swallowed.flatMap((name) => {
    const value = swallowedValue(name, env);
    if (options[name]?.type === "boolean") return [`--${name}`];
    return [`--${name}`, value === "true" ? (rest.shift() ?? "…") : (value ?? "")];
  });
  const kept = args.filter((word) => !positionals.includes(word));
  const line = [...words, ...kept, ...rest].map((word) => (/\s/.test(word) ? JSON.stringify(word) : word)).join(" ");
  const names = swallowed.map((name) => `--${name}`).join(", ");
  throw new UsageError(`npm kept ${names} for itself; options go after a separate --:\n  npm run ${command} -- ${line}`);
}

/** What npm has left of an option in the environment. It takes `--no-commit` for the opposite of its own `--commit-hooks`. */
function swallowedValue(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const key = `npm_config_${name.replaceAll("-", "_")}`;
  if (env[key]) return env[key];
  const denied = key.replace(/^npm_config_no_/, "npm_config_");
  return denied !== key && Object.keys(env).some((other) => other.startsWith(denied) && env[other] === "") ? "true" : undefined;
}

/** For commands without any option but --help: prints their help if it is asked for, and returns whether it was. Throws UsageError for any other word. */
export function helped(command: string, help: string): boolean {
  const { values, positionals } = parseOptions({ help: { type: "boolean", default: false } });
  refusePositionals(command, positionals);
  if (values.help) console.log(`npm run ${command}\n\n${help}`);
  return values.help;
}

/** For commands that take options only. Throws UsageError if there are other words, which may have been meant as a data file. */
export function refusePositionals(command: string, positionals: readonly string[], { data = false } = {}): void {
  if (positionals.length === 0) return;
  const remedy =
    data && positionals.length === 1 ? `to use a file: npm run ${command} -- --data ${positionals[0]}` : `see npm run ${command} -- --help`;
  throw new UsageError(`${command} takes options only, got ${positionals.join(" ")}; ${remedy}`);
}

/** A whole number of at least `from` and, if given, at most `to`. Throws UsageError with the rule and the value. */
export function wholeNumber(text: string, option: string, from: number, to?: number): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(Number.isSafeInteger(value) && value >= from && value <= (to ?? value)))
    throw new UsageError(`--${option} must be a whole number from ${from}${to === undefined ? "" : ` to ${to}`}, got ${text}`);
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
