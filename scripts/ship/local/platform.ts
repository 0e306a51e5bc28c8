import { createServer, type IncomingMessage, request as proxyRequest, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApiAnswer, type ApiRequest, createApi } from "./cloudflare-api.ts";
import { type Runtime, startRuntime } from "./runtime.ts";
import { Store, type StoredVersion } from "./store.ts";

/** A stand-in for Cloudflare on this machine: the API that wrangler talks to, and an edge that answers as what was deployed. */
export interface Platform {
  /** What is deployed answers here. */
  readonly url: string;
  /** For CLOUDFLARE_API_BASE_URL. */
  readonly apiUrl: string;
  close(): Promise<void>;
}

export interface PlatformOptions {
  /** Where versions and deployments are kept. */
  readonly directory: string;
  /** 0: any free one. */
  readonly port: number;
  /** Sees every API call first; an answer from here is sent instead of the true one. */
  readonly intercept?: (request: ApiRequest, proceed: () => Promise<ApiAnswer>) => Promise<ApiAnswer>;
}

/** The API's place, as at Cloudflare; no page of the site begins like this. */
export const API_PATH = "/client/v4";
/** Beside the API: where each uploaded version answers, which wrangler can only tell of workers.dev. */
export const PREVIEWS_PATH = "/client/local/previews";

/** How long a version that no request goes to any more is kept for those under way. */
const LINGER_MS = 10_000;

export async function startPlatform({ directory, port, intercept }: PlatformOptions): Promise<Platform> {
  const store = new Store(directory);
  const api = createApi(store, running);
  const runtimes = new Map<string, Promise<Runtime>>();
  let turn = 0;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(502, { "content-type": "text/plain" });
      response.end(`the local platform failed: ${error instanceof Error ? error.message : error}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, apiUrl: url + API_PATH, close };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", url).pathname;
    if (path.startsWith(`${API_PATH}/`)) return answerApi(path, request, response);
    if (path.startsWith(`${PREVIEWS_PATH}/`)) return answerPreview(path.slice(PREVIEWS_PATH.length + 1), response);
    const version = choose(request);
    if (!version) return send(response, 503, { error: "nothing is deployed here yet" });
    const { origin } = await running(version);
    forward(request, response, origin);
  }

  async function answerApi(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call: ApiRequest = {
      method: request.method ?? "GET",
      path: path.slice(API_PATH.length).replace(/^\/accounts\/[^/]+/, ""),
      contentType: request.headers["content-type"] ?? "",
      body: await bodyOf(request),
    };
    const { status, result, error } = await (intercept ? intercept(call, () => api(call)) : api(call));
    send(response, status, { success: !error, errors: error ? [error] : [], messages: [], result: result ?? null });
    retire();
  }

  async function answerPreview(id: string, response: ServerResponse): Promise<void> {
    const version = store.version(id);
    if (!version) return send(response, 404, { error: `no version ${id}` });
    send(response, 200, { url: (await running(version)).origin.origin });
  }

  /** Splits the requests by the deployed percentages in turn, and lets a caller ask for one of the versions, as at Cloudflare. */
  function choose(request: IncomingMessage): StoredVersion | undefined {
    const split = store.deployments[0]?.versions ?? [];
    const wanted = /"([^"]+)"/.exec(String(request.headers["cloudflare-workers-version-overrides"] ?? ""))?.[1];
    const chosen = split.find(({ version_id }) => version_id === wanted) ?? inTurn(split);
    return chosen && store.version(chosen.version_id);
  }

  function inTurn<T extends { percentage: number }>(split: readonly T[]): T | undefined {
    // 37 and 100 share no factor, so that every hundred turns visit each percent once, well mixed.
    const place = (turn++ * 37) % 100;
    return split.find((_, i) => split.slice(0, i + 1).reduce((sum, { percentage }) => sum + percentage, 0) > place);
  }

  function running(version: StoredVersion): Promise<Runtime> {
    const present = runtimes.get(version.id) ?? startRuntime(version);
    runtimes.set(version.id, present);
    present.catch(() => runtimes.delete(version.id));
    return present;
  }

  /** Stops what neither answers nor is the newest upload. */
  function retire(): void {
    const needed = () => [store.versions.at(-1)?.id, ...(store.deployments[0]?.versions.map(({ version_id }) => version_id) ?? [])];
    for (const id of runtimes.keys()) {
      if (needed().includes(id)) continue;
      setTimeout(async () => {
        if (needed().includes(id)) return;
        const runtime = runtimes.get(id);
        runtimes.delete(id);
        await (await runtime)?.stop();
      }, LINGER_MS).unref();
    }
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    server.close();
    await Promise.all([...runtimes.values()].map(async (runtime) => (await runtime).stop()));
  }
}

function forward(request: IncomingMessage, response: ServerResponse, origin: URL): void {
  const onward = proxyRequest(
    { host: origin.hostname, port: origin.port, path: request.url, method: request.method, headers: request.headers, agent: false },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
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
