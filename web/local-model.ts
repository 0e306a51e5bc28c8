import type { Model } from "../model/file/model.ts";
import { parseModel } from "../model/file/parse.ts";
import address from "../worker/model.json?url";

let loading: Promise<Model> | undefined;

/** The model that came with this page, checked. Asked for again it is the same; after a failure it is tried anew. */
export function loadModel(): Promise<Model> {
  loading ??= fetchModel().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function fetchModel(): Promise<Model> {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`the model could not be loaded: ${address} answered ${reply.status}`);
  const model = parseModel(await reply.json());
  // Checking takes a moment; what waits meanwhile, such as a key that was pressed, comes first.
  await new Promise((resolve) => setTimeout(resolve));
  return model;
}
