import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type ChildOptions, type ChildResult, plainLines, runNode } from "./child.ts";
import { exitCodes, ShipError } from "./outcome.ts";

/** What answers in production: one version, or two with their shares. */
export interface Deployment {
  readonly message: string;
  readonly versions: readonly { readonly id: string; readonly percentage: number }[];
}

export interface Version {
  readonly id: string;
  /** The version of the model in it. Empty for what was uploaded by other means. */
  readonly tag: string;
  readonly message: string;
}

export interface Uploaded {
  readonly id: string;
  /** Where this version alone answers; absent for the first one, which is live at once. */
  readonly preview?: string;
  /** Where production answers. */
  readonly live: string;
  readonly worker: string;
}

/** Cloudflare's own command line, as a child process. Every call throws a ShipError that says what wrangler said. */
export interface Wrangler {
  /** undefined: the Worker does not exist yet. */
  live(): Promise<Deployment | undefined>;
  /** Newest first. */
  versions(): Promise<Version[]>;
  upload(tag: string, message: string): Promise<Uploaded>;
  /** Creates the Worker; the version is live at once. */
  deployFirst(tag: string, message: string): Promise<Uploaded>;
  deploy(split: Deployment["versions"], message: string): Promise<void>;
  rollBack(id: string, message: string): Promise<void>;
  dryRun(outdir: string): Promise<void>;
}

export type WranglerOptions = Omit<ChildOptions, "signal"> & { readonly signal: () => AbortSignal | undefined };

/** Wrangler in the folder `cwd`, where it finds wrangler.toml. */
export function createWrangler(options: WranglerOptions): Wrangler {
  let calls = 0;
  return {
    async live() {
      const { result, events } = await call(["deployments", "status", "--json"]);
      if (isMissing(events)) return undefined;
      const { versions, annotations = {} } = parse<StatusJson>("deployments status", result, events);
      return {
        message: annotations["workers/message"] ?? "",
        versions: versions.map(({ version_id, percentage }) => ({ id: version_id, percentage })),
      };
    },
    async versions() {
      const { result, events } = await call(["versions", "list", "--json"]);
      const list = parse<{ id: string; metadata: { created_on: string }; annotations?: Record<string, string> }[]>(
        "versions list",
        result,
        events,
      );
      return list
        .sort((a, b) => b.metadata.created_on.localeCompare(a.metadata.created_on))
        .map(({ id, annotations = {} }) => ({ id, tag: annotations["workers/tag"] ?? "", message: annotations["workers/message"] ?? "" }));
    },
    async upload(tag, message) {
      const { version_id, preview_url, worker_name } = await expectEvent("version-upload", [
        "versions",
        "upload",
        "--tag",
        tag,
        "--message",
        message,
      ]);
      if (!preview_url)
        throw new ShipError(exitCodes.notUploaded, "the version has no preview address to try it on", [
          "set workers_dev = true and preview_urls = true in wrangler.toml, and run `npx wrangler triggers deploy` once",
        ]);
      // A preview address is that of the Worker with the first digits of the version before it.
      return { id: version_id, preview: preview_url, live: preview_url.replace(`${version_id.slice(0, 8)}-`, ""), worker: worker_name };
    },
    async deployFirst(tag, message) {
      const { version_id, targets, worker_name } = await expectEvent("deploy", ["deploy", "--tag", tag, "--message", message]);
      return { id: version_id, live: targets?.[0] ?? "", worker: worker_name };
    },
    async deploy(split, message) {
      const shares = split.map(({ id, percentage }) => `${id}@${percentage}`);
      await expectEvent("version-deploy", ["versions", "deploy", ...shares, "--yes", "--message", message]);
    },
    async rollBack(id, message) {
      const { result, events } = await call(["rollback", id, "--yes", "--message", message]);
      if (result.code !== 0) throw failed("rollback", result, events);
    },
    async dryRun(outdir) {
      const { result, events } = await call(["versions", "upload", "--dry-run", "--outdir", outdir]);
      if (result.code !== 0) throw failed("versions upload --dry-run", result, events);
    },
  };

  /** Runs wrangler; what it did comes from the file that it writes for other programs, as its words may change. */
  async function call(args: readonly string[]): Promise<{ result: ChildResult; events: WranglerEvent[] }> {
    const output = join(dirname(options.log), `wrangler-${++calls}.ndjson`);
    rmSync(output, { force: true });
    try {
      const { signal, env, ...rest } = options;
      const result = await runNode([executable, ...args], {
        ...rest,
        signal: signal(),
        env: {
          WRANGLER_SEND_METRICS: "false",
          WRANGLER_HIDE_BANNER: "true",
          NO_COLOR: "1",
          FORCE_COLOR: "0",
          ...env,
          WRANGLER_OUTPUT_FILE_PATH: output,
        },
      });
      const lines = existsSync(output) ? readFileSync(output, "utf8").trim().split("\n") : [];
      return { result, events: lines.filter(Boolean).map((line) => JSON.parse(line) as WranglerEvent) };
    } finally {
      rmSync(output, { force: true });
    }
  }

  async function expectEvent(type: WranglerEvent["type"], args: readonly string[]): Promise<WranglerEvent> {
    const { result, events } = await call(args);
    const event = events.find((candidate) => candidate.type === type);
    if (result.code !== 0 || !event) throw failed(args.slice(0, 2).join(" "), result, events);
    return event;
  }

  function parse<T>(command: string, result: ChildResult, events: readonly WranglerEvent[]): T {
    if (result.code !== 0) throw failed(command, result, events);
    return JSON.parse(result.stdout) as T;
  }

  function failed(command: string, result: ChildResult, events: readonly WranglerEvent[]): ShipError {
    if (result.timedOut)
      return new ShipError(exitCodes.notUploaded, `wrangler ${command} did not finish within ${(options.timeout ?? 0) / 1000} s`);
    const said = plainLines(result.stderr || result.stdout);
    if (/CLOUDFLARE_API_TOKEN|not logged in|Authentication error|Invalid access token|\[code: (10000|9109|6003)\]/i.test(said.join("\n")))
      return new ShipError(exitCodes.usage, "Cloudflare does not know who you are", loginAdvice);
    if (/fetch failed|ENOTFOUND|ECONNREFUSED|EAI_AGAIN/.test(said.join("\n")))
      return new ShipError(exitCodes.notUploaded, "Cloudflare's API cannot be reached; is there a network?");
    const reason = failureOf(events)?.message ?? said[0] ?? `exit code ${result.code}`;
    const details = said.filter((line) => !reason.includes(line) && !/open an issue|Logs were written/.test(line)).slice(0, 4);
    return new ShipError(exitCodes.notUploaded, `wrangler ${command}: ${[reason, ...details].join(" ")}`);
  }
}

interface StatusJson {
  readonly versions: readonly { readonly version_id: string; readonly percentage: number }[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A line of WRANGLER_OUTPUT_FILE_PATH, with the fields of the kinds that are read here. */
interface WranglerEvent {
  readonly type: "version-upload" | "version-deploy" | "deploy" | "command-failed" | "wrangler-session";
  readonly version_id: string;
  readonly worker_name: string;
  readonly preview_url?: string;
  readonly targets?: readonly string[];
  readonly code?: number;
  readonly message?: string;
}

function failureOf(events: readonly WranglerEvent[]): WranglerEvent | undefined {
  return events.find(({ type }) => type === "command-failed");
}

function isMissing(events: readonly WranglerEvent[]): boolean {
  return failureOf(events)?.code === WORKER_NOT_FOUND;
}

const WORKER_NOT_FOUND = 10007;

const executable = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");

const loginAdvice = [
  "on your own machine:  npx wrangler login   (opens the browser, once)",
  "without a browser:    set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID; make the token at",
  "                      https://dash.cloudflare.com/profile/api-tokens with the template “Edit Cloudflare Workers”",
  "to rehearse without:  npm run ship -- --local",
];
