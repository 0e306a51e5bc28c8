import { createHash, randomUUID } from "node:crypto";
import type { Manifest, Store, StoredVersion } from "./store.ts";
import { readUpload } from "./upload.ts";

/** A request to the API. */
export interface ApiRequest {
  readonly method: string;
  /** Without the account, for example `/workers/scripts/cytonet/versions`. */
  readonly path: string;
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface ApiResponse {
  readonly status: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

type Handler = (request: ApiRequest, segment: string) => Promise<unknown> | unknown;

/**
 * The few endpoints of Cloudflare's API that wrangler calls to upload, list, deploy and roll back versions, on top of a store.
 * `start` rejects if a version does not start; its upload is then refused, as Cloudflare does.
 */
export function createApi(
  store: Store,
  start: (version: StoredVersion) => Promise<unknown>,
): (request: ApiRequest) => Promise<ApiResponse> {
  // Wrangler sends the manifest of a site first, and later refers to it by a token.
  const manifests = new Map<string, Manifest>();

  /** By method and path. `*` stands for one segment; a handler gets the last of them. */
  const routes: Readonly<Record<string, Handler>> = {
    "GET /workers/subdomain": () => ({ subdomain: "local" }),
    "GET /workers/services/*": () => {
      mustExist();
      return { default_environment: { environment: "production", script: { tag: "local", tags: [] } } };
    },
    "GET /workers/workers/*": (_, name) => ({
      id: name,
      name,
      subdomain: { ...subdomain, preview_url_suffix: `-${name}.local.workers.dev` },
    }),
    "GET /workers/scripts/*/subdomain": () => subdomain,
    "POST /workers/scripts/*/subdomain": () => subdomain,
    "GET /workers/scripts/*/settings": () => ({ bindings: [], tags: [] }),
    "GET /workers/scripts/*/secrets": () => [],
    "PATCH /workers/scripts/*/script-settings": () => ({}),
    "POST /workers/scripts/*/assets-upload-session": ({ body }) => openSession(body),
    "POST /workers/assets/upload": (request) => receiveAssets(request),
    "GET /workers/scripts/*/versions": () => {
      mustExist();
      return { items: [...store.versions].reverse().map(describe) };
    },
    "GET /workers/scripts/*/versions/*": (_, id) => describe(store.version(id) ?? notFound()),
    "POST /workers/scripts/*/versions": async (request) => {
      mustExist();
      return describe(await upload(request));
    },
    "GET /workers/scripts/*/deployments": () => {
      mustExist();
      return { deployments: store.deployments.map(describeDeployment) };
    },
    "POST /workers/scripts/*/deployments": ({ body }) => deploy(body),
    // Uploads and deploys in one call; wrangler uses it for a Worker that does not exist yet.
    "PUT /workers/scripts/*": async (request) => {
      const version = await upload(request);
      store.addDeployment([{ version_id: version.id, percentage: 100 }], version.upload.message);
      return { id: "cytonet", etag: version.id, deployment_id: version.id.replaceAll("-", ""), startup_time_ms: 1 };
    },
  };
  const patterns = Object.entries(routes).map(([route, handle]) => ({
    pattern: new RegExp(`^${route.replaceAll("*", "([^/]+)")}$`),
    handle,
  }));

  return async (request) => {
    const call = `${request.method} ${request.path}`;
    for (const { pattern, handle } of patterns) {
      const match = pattern.exec(call);
      if (!match) continue;
      try {
        return { status: 200, result: await handle(request, match.slice(1).at(-1) ?? "") };
      } catch (error) {
        if (error instanceof ApiError) return { status: error.status, error: { code: error.code, message: error.message } };
        return { status: 400, error: { code: 10001, message: error instanceof Error ? error.message : String(error) } };
      }
    }
    return { status: 404, error: { code: 7003, message: `the imitation has no such endpoint: ${call}` } };
  };

  /** A Worker exists from its first deployment on. */
  function mustExist(): void {
    if (store.deployments.length === 0) notFound();
  }

  function openSession(body: Uint8Array): { jwt: string; buckets: string[][] } {
    const { manifest } = JSON.parse(Buffer.from(body).toString()) as { manifest: Manifest };
    const token = randomUUID();
    manifests.set(token, manifest);
    const missing = [...new Set(Object.values(manifest).map(({ hash }) => hash))].filter((hash) => !store.hasAsset(hash));
    return { jwt: token, buckets: missing.length > 0 ? [missing] : [] };
  }

  async function receiveAssets({ contentType, body }: ApiRequest): Promise<{ jwt: string | null }> {
    const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
    for (const [hash, part] of form) store.addAsset(hash, Buffer.from(typeof part === "string" ? part : await part.text(), "base64"));
    // The token belongs to the last session whose files have all arrived.
    const token = [...manifests].reverse().find(([, manifest]) => Object.values(manifest).every(({ hash }) => store.hasAsset(hash)))?.[0];
    return { jwt: token ?? null };
  }

  async function upload({ contentType, body }: ApiRequest): Promise<StoredVersion> {
    const received = await readUpload(contentType, body);
    const version = store.addVersion(received, manifests.get(received.assetToken ?? "") ?? {});
    try {
      await start(version);
    } catch (error) {
      store.dropVersion(version.id);
      throw new ApiError(400, 10021, error instanceof Error ? error.message : String(error));
    }
    return version;
  }

  function deploy(body: Uint8Array): unknown {
    const { versions, annotations } = JSON.parse(Buffer.from(body).toString()) as {
      versions: { version_id: string; percentage: number }[];
      annotations?: Record<string, string>;
    };
    if (versions.some(({ version_id }) => !store.version(version_id))) notFound();
    if (versions.reduce((sum, { percentage }) => sum + percentage, 0) !== 100)
      throw new ApiError(400, 10021, "percentages must add up to 100");
    return describeDeployment(store.addDeployment(versions, annotations?.["workers/message"] ?? ""));
  }
}

const subdomain = { enabled: true, previews_enabled: true };

class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

function notFound(): never {
  throw new ApiError(404, 10007, "This Worker does not exist on your account.");
}

function describe({ id, number, created, upload }: StoredVersion): unknown {
  return {
    id,
    number,
    metadata: { author_email: "local@localhost", source: "wrangler", created_on: created, modified_on: created, has_preview: true },
    annotations: { "workers/tag": upload.tag, "workers/message": upload.message, "workers/triggered_by": "version_upload" },
    resources: {
      bindings: [],
      script: { etag: createHash("sha256").update(id).digest("hex"), handlers: ["fetch"] },
      script_runtime: { compatibility_date: upload.compatibilityDate, usage_model: "standard" },
    },
    startup_time_ms: 1,
  };
}

function describeDeployment({ id, created, message, versions }: Store["deployments"][number]): unknown {
  return {
    id,
    source: "wrangler",
    strategy: "percentage",
    author_email: "local@localhost",
    created_on: created,
    annotations: { "workers/message": message, "workers/triggered_by": "deployment" },
    versions,
  };
}
