import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import type { StoredVersion } from "./store.ts";

/** One uploaded version, running in a workerd of its own. */
export interface Runtime {
  readonly origin: URL;
  stop(): Promise<void>;
}

/** Starts the bundle that was uploaded, with its site, under the settings that came with it. */
export async function startRuntime({ directory, upload }: StoredVersion): Promise<Runtime> {
  const modules = upload.modules.map(({ name, type }) => {
    const path = join(directory, "modules", name);
    return [name, { type, contents: type === "wasm" || type === "data" ? new Uint8Array(readFileSync(path)) : readFileSync(path, "utf8") }];
  });
  const { html_handling, not_found_handling, run_worker_first } = upload.assets ?? {};
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    // What the Worker logs belongs to its own operator, not between the steps of ship.
    handleStructuredLogs() {},
    workers: [
      {
        config: {
          name: "cytonet",
          compatibilityDate: upload.compatibilityDate,
          compatibilityFlags: [...upload.compatibilityFlags],
          manifest: { mainModule: upload.mainModule, modules: Object.fromEntries(modules) },
          env: upload.env,
          ...(upload.assets && {
            assets: {
              directory: join(directory, "site"),
              hasUserWorker: true,
              ...(html_handling && { htmlHandling: html_handling }),
              ...(not_found_handling && { notFoundHandling: not_found_handling }),
              ...(run_worker_first !== undefined && { runWorkerFirst: run_worker_first }),
            },
          }),
        },
      },
    ],
  });
  return { origin: await miniflare.ready, stop: () => miniflare.dispose() };
}
