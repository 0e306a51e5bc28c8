import type { Model } from "../model/file/model.ts";
import { parseModel } from "../model/file/parse.ts";
import modelUrl from "../worker/model.json?url";

/** Milliseconds after which a model that has not arrived is given up. */
const PATIENCE = 30_000;

let loading: Promise<Model> | undefined;

/** The model shipped with this page, validated. Loaded once; a failed attempt is retried on the next call. */
export function loadModel(): Promise<Model> {
  loading ??= fetchModel().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function fetchModel(): Promise<Model> {
  const response = await fetch(modelUrl, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`could not load the model: ${modelUrl} responded with status ${response.status}`);
  const model = parseModel(await response.json());
  // Parsing takes a moment: let pending events, such as key presses, run first.
  await new Promise((resolve) => setTimeout(resolve));
  return model;
}
