import { parseOptions as parseArguments, refusePositionals, UsageError, wholeNumber } from "../cli/options.ts";
import { exitMeanings } from "./exit-codes.ts";

export interface Options {
  readonly data: string | undefined;
  readonly columns: string | undefined;
  readonly malignant: string | undefined;
  readonly skipFaulty: boolean;
  readonly source: string | undefined;
  readonly licence: string | undefined;
  readonly recipe: string | undefined;
  readonly seed: number | undefined;
  readonly force: string | undefined;
  /** Train again on the data of the present model. */
  readonly retrain: boolean;
  readonly replaceLive: boolean;
  readonly quick: boolean;
  readonly dryRun: boolean;
  readonly local: boolean;
  readonly port: number;
  /** The percentage of traffic for the new version in each stage: rising, the last 100. */
  readonly gradual: readonly number[];
  /** Seconds, as are the next three. */
  readonly watch: number;
  readonly settle: number;
  readonly patience: number;
  readonly timeout: number;
  readonly url: string | undefined;
  readonly fresh: boolean;
  readonly commit: boolean;
  readonly yes: boolean;
  readonly help: boolean;
}

const definitions = {
  data: { type: "string", value: "FILE", text: "retrain on this table and ship the new model" },
  retrain: { type: "boolean", text: "retrain on the data of the present model, as they are now" },
  columns: { type: "string", value: "LIST", text: "what the columns hold whose names are not recognised" },
  malignant: { type: "string", value: "VALUE", text: "the value of the diagnosis that means malignant, if it is not obvious" },
  "skip-faulty": { type: "boolean", text: "leave out rows with errors" },
  source: { type: "string", value: "TEXT", text: "where the data come from, for the model card" },
  licence: { type: "string", value: "TEXT", text: "the licence of the data, for the model card" },
  recipe: { type: "string", value: "NAME", text: "train with this recipe (npm run train -- --help lists them)" },
  seed: { type: "string", value: "N", text: "train with this seed" },
  force: { type: "string", value: "REASON", text: "ship a model that the gate refuses; its card states the reason" },
  "replace-live": { type: "boolean", text: "replace a live model of which this project has no record" },
  quick: { type: "boolean", text: "skip evaluation, gate and tests; only with --local or --dry-run" },
  "dry-run": { type: "boolean", text: "stop before the upload, after wrangler's own dry run; needs no login" },
  local: { type: "boolean", text: "serve on this machine instead of deploying; needs no account" },
  port: { type: "string", value: "N", text: "port for --local (8790)" },
  gradual: { type: "string", value: "10,50,100", text: "promote in stages, by percentage of traffic, and watch each" },
  watch: { type: "string", value: "SECONDS", text: "how long to watch each stage (60)" },
  settle: {
    type: "string",
    value: "SECONDS",
    text: "how long production must serve the files of both versions before its pages change (10)",
  },
  patience: { type: "string", value: "SECONDS", text: "how long to wait for a deployment to respond correctly (60)" },
  timeout: { type: "string", value: "SECONDS", text: "how long one wrangler command may take (180)" },
  url: { type: "string", value: "URL", text: "the URL of production, if it is not on workers.dev" },
  fresh: { type: "boolean", text: "start clean instead of resuming an interrupted run" },
  "no-commit": { type: "boolean", text: "do not commit the model and its line in CHANGELOG.md" },
  yes: { type: "boolean", text: "do not ask before promoting (for CI)" },
  help: { type: "boolean", text: "show this help" },
} as const satisfies Readonly<Record<string, { type: "string" | "boolean"; value?: string; text: string }>>;

/** Parses the command line. Throws UsageError with the rule and the value. */
export function parseOptions(args: string[]): Options {
  const { values, positionals } = parseArguments(definitions, args);
  refusePositionals("ship", positionals, { data: true });
  const options: Options = {
    data: values.data,
    columns: values.columns,
    malignant: values.malignant,
    skipFaulty: values["skip-faulty"] ?? false,
    source: values.source,
    licence: values.licence,
    recipe: values.recipe,
    seed: values.seed === undefined ? undefined : wholeNumber(values.seed, "seed", 0),
    force: values.force,
    retrain: values.retrain ?? false,
    replaceLive: values["replace-live"] ?? false,
    quick: values.quick ?? false,
    dryRun: values["dry-run"] ?? false,
    local: values.local ?? false,
    port: port(values.port ?? "8790"),
    gradual: percentages(values.gradual ?? "100"),
    watch: wholeNumber(values.watch ?? "60", "watch", 0),
    settle: wholeNumber(values.settle ?? "10", "settle", 0),
    patience: wholeNumber(values.patience ?? "60", "patience", 1),
    timeout: wholeNumber(values.timeout ?? "180", "timeout", 1),
    url: values.url === undefined ? undefined : origin(values.url),
    fresh: values.fresh ?? false,
    commit: !(values["no-commit"] ?? false),
    yes: values.yes ?? false,
    help: values.help ?? false,
  };
  if (options.local && options.dryRun) throw new UsageError("--local and --dry-run exclude each other: --local serves, --dry-run does not");
  if (options.quick && !options.local && !options.dryRun)
    throw new UsageError("--quick needs --local or --dry-run: nothing goes to production untested");
  for (const name of ["gradual", "url"] as const)
    if (options.local && values[name] !== undefined)
      throw new UsageError(`--local and --${name} exclude each other: --${name} is about production`);
  if (options.retrain && options.data !== undefined)
    throw new UsageError("--retrain and --data exclude each other: --retrain takes the data of the present model");
  if (options.data === "-") throw new UsageError("--data must be a file: ship reads it more than once, got standard input");
  for (const name of ["columns", "malignant", "skip-faulty", "source", "licence", "recipe", "seed", "force"] as const)
    if (values[name] !== undefined && !trains(options))
      throw new UsageError(`--${name} is about training: add --data FILE, or --retrain for the data of the present model`);
  return options;
}

/** Whether a run trains; otherwise it ships worker/model.json as it is. */
export function trains({ data, retrain }: Pick<Options, "data" | "retrain">): boolean {
  return data !== undefined || retrain;
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
    "Ships the model as it is in worker/model.json: builds, tests, uploads a new version, tests it at its preview URL, promotes it,",
    "verifies production, and rolls back if anything fails after that. With --data or --retrain, trains a new model first.",
    "",
    "Options",
    ...options,
    "",
    "Exit codes",
    ...codes,
    "",
    "Examples",
    "  npm run ship -- --local                     try everything on this machine",
    "  npm run ship                                ship the present model",
    "  npm run ship -- --data mine.csv             retrain on your own data and ship",
    "  npm run ship -- --gradual 10,50,100         promote in three stages",
    "",
    "First time on Cloudflare? Follow scripts/ship/README.md.",
    "",
  ].join("\n");
}

function percentages(text: string): number[] {
  const stages = text.split(",").map((stage) => wholeNumber(stage.trim(), "gradual", 1));
  if (stages.at(-1) !== 100 || stages.some((stage, i) => i > 0 && stage <= (stages[i - 1] as number)))
    throw new UsageError(`--gradual must rise and end with 100, for example 10,50,100, got ${text}`);
  return stages;
}

function port(text: string): number {
  const number = wholeNumber(text, "port", 1);
  if (number > 65535) throw new UsageError(`--port must be at most 65535, got ${text}`);
  return number;
}

function origin(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new UsageError(`--url must be an HTTP URL, got ${text}`);
  return new URL(text).origin;
}
