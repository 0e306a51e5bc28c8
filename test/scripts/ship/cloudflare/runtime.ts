import { Miniflare } from "miniflare";
import type { StoredVersion } from "./store.ts";

/** One uploaded version, in a workerd process of its own. */
export interface Runtime {
  readonly origin: URL;
  stop(): Promise<void>;
}

/** Starts the uploaded bundle and its site with the settings that came with them. Rejects if the bundle does not start. */
export async function startRuntime({ upload, site }: StoredVersion): Promise<Runtime> {
  const { html_handling, not_found_handling, run_worker_first } = upload.assets ?? {};
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    // The Worker's log is not part of the test's output.
    handleStructuredLogs() {},
    workers: [
      {
        config: {
          name: "cytonet",
          compatibilityDate: upload.compatibilityDate,
          compatibilityFlags: [...upload.compatibilityFlags],
          manifest: { mainModule: upload.mainModule, modules: upload.modules },
          env: upload.env,
          ...(upload.assets && {
            assets: {
              directory: site,
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
