import { parseOptions as parseWords, UsageError, wholeNumber } from "../cli/options.ts";
import { exitMeanings } from "./outcome.ts";

export interface Options {
  readonly data: string | undefined;
  readonly recipe: string | undefined;
  readonly seed: number | undefined;
  readonly force: string | undefined;
  readonly skipTrain: boolean;
  readonly quick: boolean;
  readonly dryRun: boolean;
  readonly local: boolean;
  readonly port: number;
  /** Percentages of the new version, rising, the last 100. */
  readonly gradual: readonly number[];
  /** All in seconds. */
  readonly watch: number;
  readonly patience: number;
  readonly timeout: number;
  readonly url: string | undefined;
  readonly fresh: boolean;
  readonly commit: boolean;
  readonly yes: boolean;
  readonly help: boolean;
}

const definitions = {
  data: { type: "string", value: "FILE", text: "retrain on this CSV instead of data/wisconsin.csv" },
  recipe: { type: "string", value: "NAME", text: "train by this recipe (npm run train -- --help names them)" },
  seed: { type: "string", value: "N", text: "train with this seed" },
  force: { type: "string", value: "REASON", text: "ship a model that the gate refuses; the reason goes into its card" },
  "skip-train": { type: "boolean", text: "ship worker/model.json as it is" },
  quick: { type: "boolean", text: "without evaluation, gate and tests; only with --local or --dry-run" },
  "dry-run": { type: "boolean", text: "stop at the upload, with wrangler's own dry run; needs no login" },
  local: { type: "boolean", text: "ship to an edge on this machine, with the same steps; needs no login" },
  port: { type: "string", value: "N", text: "where that edge answers (8790)" },
  gradual: { type: "string", value: "10,50,100", text: "promote in stages of so many percent, with a watch between" },
  watch: { type: "string", value: "SECONDS", text: "how long each stage is watched (60)" },
  patience: { type: "string", value: "SECONDS", text: "how long an address may take until it answers as it should (60)" },
  timeout: { type: "string", value: "SECONDS", text: "how long one call of wrangler may take (180)" },
  url: { type: "string", value: "URL", text: "where production answers, if not on workers.dev" },
  fresh: { type: "boolean", text: "start clean: forget what an interrupted run had finished" },
  "no-commit": { type: "boolean", text: "do not commit the model and its changelog line" },
  yes: { type: "boolean", text: "do not ask before promoting (for CI)" },
  help: { type: "boolean", text: "show this" },
} as const satisfies Readonly<Record<string, { type: "string" | "boolean"; value?: string; text: string }>>;

/** Reads the command line. Throws UsageError with the fault and what would be right. */
export function parseOptions(args: string[]): Options {
  const { values, positionals } = parseWords(definitions, args);
  if (positionals.length > 0) throw new UsageError(`ship takes options only, got ${positionals[0]}`);
  const options: Options = {
    data: values.data,
    recipe: values.recipe,
    seed: values.seed === undefined ? undefined : wholeNumber(values.seed, "seed", 0),
    force: values.force,
    skipTrain: values["skip-train"] ?? false,
    quick: values.quick ?? false,
    dryRun: values["dry-run"] ?? false,
    local: values.local ?? false,
    port: wholeNumber(values.port ?? "8790", "port", 1),
    gradual: percentages(values.gradual ?? "100"),
    watch: wholeNumber(values.watch ?? "60", "watch", 0),
    patience: wholeNumber(values.patience ?? "60", "patience", 1),
    timeout: wholeNumber(values.timeout ?? "180", "timeout", 1),
    url: values.url === undefined ? undefined : address(values.url),
    fresh: values.fresh ?? false,
    commit: !(values["no-commit"] ?? false),
    yes: values.yes ?? false,
    help: values.help ?? false,
  };
  if (options.local && options.dryRun)
    throw new UsageError("--local and --dry-run exclude each other: the one uploads, the other does not");
  if (options.quick && !options.local && !options.dryRun)
    throw new UsageError("--quick is only for --local and --dry-run: nothing goes to production untested");
  for (const name of ["data", "recipe", "seed", "force"] as const)
    if (options.skipTrain && options[name] !== undefined)
      throw new UsageError(`--skip-train and --${name} exclude each other: --${name} is about training`);
  return options;
}

export function help(): string {
  const options = Object.entries(definitions).map(([name, definition]) => {
    const left = `--${name}${"value" in definition ? ` ${definition.value}` : ""}`;
    return `  ${left.padEnd(22)}${definition.text}`;
  });
  const codes = Object.entries(exitMeanings).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`);
  return [
    "npm run ship -- [options]",
    "",
    "Takes the model from data to production: checks the data, trains, evaluates, asks the gate, tests, builds, uploads a new",
    "version, tries it on its preview address, promotes it, checks what is live, and rolls back whatever fails after that.",
    "",
    "Options",
    ...options,
    "",
    "Exit codes",
    ...codes,
    "",
    "Examples",
    "  npm run ship -- --local                     rehearse on this machine",
    "  npm run ship -- --data my.csv               retrain on my own samples and ship",
    "  npm run ship -- --gradual 10,50,100         promote in three stages",
    "",
    "First time on Cloudflare? scripts/ship/README.md goes through it step by step.",
    "",
  ].join("\n");
}

function percentages(text: string): number[] {
  const stages = text.split(",").map((stage) => wholeNumber(stage.trim(), "gradual", 1));
  if (stages.at(-1) !== 100 || stages.some((stage, i) => i > 0 && stage <= (stages[i - 1] as number)))
    throw new UsageError(`--gradual must rise and end with 100, such as 10,50,100, got ${text}`);
  return stages;
}

function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new UsageError(`--url must be an http address, got ${text}`);
  return new URL(text).origin;
}
