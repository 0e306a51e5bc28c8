import type { InferResponseType } from "hono/client";
import wisconsinUrl from "../../../data/wisconsin.csv?url";
import modelUrl from "../../../worker/model.json?url";
import type { client } from "../../api-client.ts";
import type { DeployedText } from "./protocol.ts";

// Plain requests: the client itself would add 2 KB to the page.
type Health = InferResponseType<typeof client.health.$get>;

/** The server's model file or, where the server does not give it, the page's. Throws where neither can be had. */
export async function fetchDeployed(signal: AbortSignal): Promise<DeployedText> {
  const response = await askServer("/api/v1/model/weights", signal);
  if (response) return { text: await response.text(), from: "server" };
  signal.throwIfAborted();
  return { text: new TextDecoder().decode(await load(modelUrl, signal)), from: "page" };
}

/** The bytes of data/wisconsin.csv. */
export function fetchRows(signal: AbortSignal): Promise<Uint8Array> {
  return load(wisconsinUrl, signal);
}

/** The version of the model that the server predicts with; undefined where it does not say. */
export async function fetchServerVersion(signal: AbortSignal): Promise<string | undefined> {
  const response = await askServer("/api/v1/health", signal);
  return response && ((await response.json()) as Health).model.version;
}

/** The server's response; undefined where it cannot be reached, or is not well. */
async function askServer(path: string, signal: AbortSignal): Promise<Response | undefined> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const response = await fetch(path, { signal: patience, cache: "no-store" }).catch(() => undefined);
  return response?.ok ? response : undefined;
}

/** Milliseconds after which the server counts as unreachable. */
const PATIENCE = 10_000;

async function load(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} responded with status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
