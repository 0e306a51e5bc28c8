import { createServer, type IncomingMessage, request as proxyRequest, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApiRequest, type ApiResponse, createApi } from "./api.ts";
import { type Runtime, startRuntime } from "./runtime.ts";
import { Store, type StoredVersion } from "./store.ts";

/** An imitation of Cloudflare: the API that wrangler calls, and an edge that serves what was deployed. */
export interface Cloudflare {
  /** Where production answers. A request whose `x-forwarded-host` is that of a preview URL gets that version instead. */
  readonly url: string;
  /** For CLOUDFLARE_API_BASE_URL. */
  readonly apiUrl: string;
  close(): Promise<void>;
}

export interface CloudflareOptions {
  /** For the files of the sites. */
  readonly directory: string;
  /** Gets every API call first, and may answer it instead of the API. */
  readonly intercept: (request: ApiRequest, proceed: () => Promise<ApiResponse>) => Promise<ApiResponse>;
}

const API_PATH = "/client/v4";

/** How long a version without traffic is kept for the requests that it is still answering. */
const DRAIN_MS = 10_000;

/** How long after a deployment every second request still goes to the one before it. */
const PROPAGATION_MS = 1500;

/** Starts the imitation on a free port. */
export async function startCloudflare({ directory, intercept }: CloudflareOptions): Promise<Cloudflare> {
  const store = new Store(directory);
  const api = createApi(store, runtimeOf);
  const runtimes = new Map<string, Promise<Runtime>>();
  const retiring = new Map<string, NodeJS.Timeout>();
  let requests = 0;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(502, { "content-type": "text/plain" });
      response.end(`the imitation of Cloudflare failed: ${error instanceof Error ? error.message : error}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, apiUrl: url + API_PATH, close };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", url).pathname;
    if (path.startsWith(`${API_PATH}/`)) return answerApi(path, request, response);
    const version = previewOf(request) ?? chooseLive(request);
    if (!version) return send(response, 503, { error: "nothing is deployed" });
    forward(request, response, (await runtimeOf(version)).origin);
  }

  async function answerApi(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call: ApiRequest = {
      method: request.method ?? "GET",
      path: path.slice(API_PATH.length).replace(/^\/accounts\/[^/]+/, ""),
      contentType: request.headers["content-type"] ?? "",
      body: await bodyOf(request),
    };
    const { status, result, error } = await intercept(call, () => api(call));
    send(response, status, { success: !error, errors: error ? [error] : [], messages: [], result: result ?? null });
    retire();
  }

  /** The version of a preview URL, `https://<first digits of the version>-<worker>.<account>.workers.dev`. */
  function previewOf({ headers }: IncomingMessage): StoredVersion | undefined {
    const digits = /^([0-9a-f]{8})-.*\.workers\.dev$/.exec(String(headers["x-forwarded-host"] ?? ""))?.[1];
    return digits === undefined ? undefined : store.versions.find(({ id }) => id.startsWith(digits));
  }

  /** Splits the requests by the deployed percentages, and lets a caller choose one of the versions, as Cloudflare does. */
  function chooseLive(request: IncomingMessage): StoredVersion | undefined {
    const live = (isPropagating() ? store.deployments[1] : store.deployments[0])?.versions ?? [];
    const override = /"([^"]+)"/.exec(String(request.headers["cloudflare-workers-version-overrides"] ?? ""))?.[1];
    const chosen = live.find(({ version_id }) => version_id === override) ?? takeTurns(live);
    return chosen && store.version(chosen.version_id);
  }

  function isPropagating(): boolean {
    const [newest, before] = store.deployments;
    return before !== undefined && Date.now() - Date.parse(newest?.created ?? "") < PROPAGATION_MS && requests++ % 2 === 0;
  }

  function takeTurns<T extends { percentage: number }>(live: readonly T[]): T | undefined {
    // 37 and 100 have no common factor, so any hundred requests in a row visit each percent once, well mixed.
    const percent = (requests++ * 37) % 100;
    return live.find((_, i) => live.slice(0, i + 1).reduce((sum, { percentage }) => sum + percentage, 0) > percent);
  }

  function runtimeOf(version: StoredVersion): Promise<Runtime> {
    const runtime = runtimes.get(version.id) ?? startRuntime(version);
    runtimes.set(version.id, runtime);
    runtime.catch(() => runtimes.delete(version.id));
    return runtime;
  }

  /** Stops the versions that are neither live nor the newest, each when it has been so for `DRAIN_MS` without a break. */
  function retire(): void {
    for (const id of runtimes.keys()) {
      if (isNeeded(id)) {
        clearTimeout(retiring.get(id));
        retiring.delete(id);
      } else if (!retiring.has(id)) retiring.set(id, setTimeout(stop, DRAIN_MS, id).unref());
    }
  }

  function isNeeded(id: string): boolean {
    return id === store.versions.at(-1)?.id || (store.deployments[0]?.versions.some(({ version_id }) => version_id === id) ?? false);
  }

  async function stop(id: string): Promise<void> {
    retiring.delete(id);
    // A deployment whose call never returned has not cancelled the timer.
    if (isNeeded(id)) return;
    const runtime = runtimes.get(id);
    runtimes.delete(id);
    await (await runtime)?.stop();
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await Promise.all([...runtimes.values()].map(async (runtime) => (await runtime).stop()));
  }
}

function forward(request: IncomingMessage, response: ServerResponse, { hostname, port }: URL): void {
  const { method, headers, url: path } = request;
  const onward = proxyRequest({ host: hostname, port, path, method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", (error) => {
    if (!response.headersSent) send(response, 502, { error: error.message });
    else response.destroy(error);
  });
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
