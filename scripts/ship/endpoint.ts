import { setTimeout as pause } from "node:timers/promises";

/** Base URL and headers of a deployment. */
export interface Endpoint {
  readonly url: string;
  /** Sent with every request. While two versions share the traffic, they select one of them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A deployment did not answer as it should. */
export class SmokeError extends Error {
  override name = "SmokeError";
}

/** Another version answered, or a file was missing. For some seconds after a promotion this is normal, later it is a failure. */
export class StaleError extends SmokeError {
  override name = "StaleError";
}

const REQUEST_MS = 10_000;

/** Sends a request. Throws SmokeError if there is no answer within ten seconds. */
export async function request({ url, headers }: Endpoint, path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  signal?.throwIfAborted();
  try {
    const limits = [AbortSignal.timeout(REQUEST_MS), ...(signal ? [signal] : [])];
    return await fetch(new URL(path, url), { ...init, headers: { ...init.headers, ...headers }, signal: AbortSignal.any(limits) });
  } catch (error) {
    signal?.throwIfAborted();
    const { message, cause } = error as Error & { cause?: Error };
    throw new SmokeError(`${url}${path} does not answer: ${cause?.message ?? message}`);
  }
}

/** The version of the model that answers. Throws SmokeError if the health check fails. */
export async function liveModel(endpoint: Endpoint, signal?: AbortSignal): Promise<string> {
  const response = await request(endpoint, "/api/v1/health", {}, signal);
  ensure(response.status === 200, `/api/v1/health answers ${response.status}, expected 200`);
  const body = (await response.json().catch(() => ({}))) as { status?: string; model?: { version?: string } };
  ensure(body.status === "ok" && body.model?.version !== undefined, `/api/v1/health answers ${JSON.stringify(body).slice(0, 200)}`);
  return body.model.version;
}

/** Waits up to `patience` milliseconds until the health check passes. Throws SmokeError. */
export async function waitForHealth(endpoint: Endpoint, patience: number, signal?: AbortSignal): Promise<void> {
  await retry(() => liveModel(endpoint, signal), patience, signal);
}

const IN_A_ROW = 3;

/** Waits up to `patience` milliseconds until a model answers three times in a row. Throws SmokeError. */
export async function waitForModel(endpoint: Endpoint, version: string, patience: number, signal?: AbortSignal): Promise<void> {
  const attempt = async () => {
    for (let i = 0; i < IN_A_ROW; i++) {
      const answered = await liveModel(endpoint, signal);
      if (answered !== version) throw new StaleError(`${endpoint.url} answers with model ${answered}, expected ${version}`);
    }
  };
  await retry(attempt, patience, signal);
}

/** Throws StaleError with the names of the files that a deployment lacks. */
export async function checkFiles(endpoint: Endpoint, files: readonly string[], signal?: AbortSignal): Promise<void> {
  const statuses = await Promise.all(
    files.map(async (file) => {
      const response = await request(endpoint, `/${file}`, { method: "HEAD" }, signal);
      return response.status === 200 ? [] : [`/${file} (${response.status})`];
    }),
  );
  const missing = statuses.flat();
  if (missing.length > 0) throw new StaleError(`${endpoint.url} lacks ${missing.join(", ")}`);
}

const RETRY_MS = 500;

/** Repeats a failing attempt for up to `patience` milliseconds, as long as its error is worth it, and returns what it comes to. Throws the last error. */
export async function retry<T>(
  attempt: () => Promise<T>,
  patience: number,
  signal?: AbortSignal,
  isWorthRetrying: (error: unknown) => boolean = () => true,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (Date.now() > end || !isWorthRetrying(error)) throw error;
    }
    await pause(RETRY_MS, undefined, { signal }).catch(() => signal?.throwIfAborted());
  }
}

/** Throws SmokeError with the message unless the condition holds. */
export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new SmokeError(message);
}
