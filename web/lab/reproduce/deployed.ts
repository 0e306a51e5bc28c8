import wisconsinUrl from "../../../data/wisconsin.csv?url";
import modelUrl from "../../../worker/model.json?url";
import { client } from "../../api.ts";
import type { DeployedText } from "./protocol.ts";

/** The server's model file or, where the server does not give it, the page's. Throws where neither can be had. */
export async function fetchDeployed(signal: AbortSignal): Promise<DeployedText> {
  const init = { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]), cache: "no-store" } as const;
  const response = await client.model.weights.$get({}, { init }).catch(() => undefined);
  if (response?.ok) return { text: await response.text(), from: "server" };
  signal.throwIfAborted();
  return { text: new TextDecoder().decode(await load(modelUrl, signal)), from: "page" };
}

/** The bytes of data/wisconsin.csv. */
export function fetchRows(signal: AbortSignal): Promise<Uint8Array> {
  return load(wisconsinUrl, signal);
}

/** The version of the model that the server predicts with; undefined where it does not say. */
export async function fetchServerVersion(signal: AbortSignal): Promise<string | undefined> {
  const init = { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]), cache: "no-store" } as const;
  const response = await client.health.$get({}, { init }).catch(() => undefined);
  return response?.ok ? (await response.json()).model.version : undefined;
}

/** Milliseconds after which the server counts as unreachable. */
const PATIENCE = 10_000;

async function load(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} responded with status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
