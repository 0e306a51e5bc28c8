import type { ChildOptions } from "./child.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { failureOf, startWrangler, type WranglerEvent, type WranglerResult, wranglerError } from "./wrangler-process.ts";

/** The deployment in production: one version, or two that share the traffic. */
export interface Deployment {
  readonly message: string;
  readonly versions: readonly { readonly id: string; readonly percentage: number }[];
}

export interface Version {
  readonly id: string;
  /** The version of the model in it. Empty if something other than ship uploaded it. */
  readonly tag: string;
  readonly message: string;
}

export interface UploadedVersion {
  readonly id: string;
  /** The URL of this version alone; absent for the first version, which is live at once. */
  readonly preview?: string;
  /** The URL of production. */
  readonly live: string;
  readonly worker: string;
}

/** Cloudflare's command line, run as a child process. Every call throws a ShipError with wrangler's own message. */
export interface Wrangler {
  /** undefined: the Worker does not exist yet. */
  live(): Promise<Deployment | undefined>;
  /** Newest first. */
  versions(): Promise<Version[]>;
  /** With the site in the folder `site`, or else the built one. */
  upload(tag: string, message: string, site?: string): Promise<UploadedVersion>;
  /** Creates the Worker; the version is live at once. */
  deployFirst(tag: string, message: string): Promise<UploadedVersion>;
  deploy(versions: Deployment["versions"], message: string): Promise<void>;
  rollBack(id: string, message: string): Promise<void>;
  dryRun(outdir: string): Promise<void>;
}

export type WranglerOptions = Omit<ChildOptions, "signal"> & { readonly signal: () => AbortSignal | undefined };

/** Runs wrangler in the folder `cwd`, where it finds wrangler.toml. */
export function createWrangler(options: WranglerOptions): Wrangler {
  return {
    async live() {
      const result = await call(["deployments", "status", "--json"]);
      if (failureOf(result.events)?.code === WORKER_NOT_FOUND) return undefined;
      const { versions, annotations = {} } = parse<StatusJson>("deployments status", result);
      return {
        message: annotations["workers/message"] ?? "",
        versions: versions.map(({ version_id, percentage }) => ({ id: version_id, percentage })),
      };
    },
    async versions() {
      const list = parse<VersionJson[]>("versions list", await call(["versions", "list", "--json"]));
      return list
        .sort((a, b) => b.metadata.created_on.localeCompare(a.metadata.created_on))
        .map(({ id, annotations = {} }) => ({ id, tag: annotations["workers/tag"] ?? "", message: annotations["workers/message"] ?? "" }));
    },
    async upload(tag, message, site) {
      const args = ["versions", "upload", "--tag", tag, "--message", message, ...(site === undefined ? [] : ["--assets", site])];
      const { version_id, preview_url, worker_name } = await callForEvent("version-upload", args);
      if (!preview_url)
        throw new ShipError(exitCodes.notPromoted, "the version has no preview URL to test it at", [
          "set workers_dev = true and preview_urls = true in wrangler.toml, and run `npx wrangler triggers deploy` once",
        ]);
      // A preview URL is the Worker's URL with the first digits of the version in front.
      return { id: version_id, preview: preview_url, live: preview_url.replace(`${version_id.slice(0, 8)}-`, ""), worker: worker_name };
    },
    async deployFirst(tag, message) {
      const { version_id, targets, worker_name } = await callForEvent("deploy", ["deploy", "--tag", tag, "--message", message]);
      return { id: version_id, live: targets?.[0] ?? "", worker: worker_name };
    },
    async deploy(versions, message) {
      const traffic = versions.map(({ id, percentage }) => `${id}@${percentage}`);
      await callForEvent("version-deploy", ["versions", "deploy", ...traffic, "--yes", "--message", message]);
    },
    async rollBack(id, message) {
      const result = await call(["rollback", id, "--yes", "--message", message]);
      if (result.code !== 0) throw failed("rollback", result);
    },
    async dryRun(outdir) {
      const result = await call(["versions", "upload", "--dry-run", "--outdir", outdir]);
      if (result.code !== 0) throw failed("versions upload --dry-run", result);
    },
  };

  async function call(args: readonly string[]): Promise<WranglerResult> {
    return startWrangler(args, { ...options, signal: options.signal() }).result;
  }

  async function callForEvent(type: WranglerEvent["type"], args: readonly string[]): Promise<WranglerEvent> {
    const result = await call(args);
    const event = result.events.find((candidate) => candidate.type === type);
    if (result.code !== 0 || !event) throw failed(args.slice(0, 2).join(" "), result);
    return event;
  }

  function parse<T>(command: string, result: WranglerResult): T {
    if (result.code !== 0) throw failed(command, result);
    try {
      return JSON.parse(result.stdout) as T;
    } catch {
      throw new ShipError(exitCodes.notPromoted, `wrangler ${command} printed no JSON: ${result.stdout.trim().slice(0, 200)}`);
    }
  }

  function failed(command: string, result: WranglerResult): ShipError {
    return wranglerError(command, result, options.timeout);
  }
}

/** The code of Cloudflare's error "This Worker does not exist on your account." */
const WORKER_NOT_FOUND = 10007;

interface StatusJson {
  readonly versions: readonly { readonly version_id: string; readonly percentage: number }[];
  readonly annotations?: Readonly<Record<string, string>>;
}

interface VersionJson {
  readonly id: string;
  readonly metadata: { readonly created_on: string };
  readonly annotations?: Readonly<Record<string, string>>;
}
