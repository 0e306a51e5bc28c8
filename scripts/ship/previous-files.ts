import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { checkFiles, type Endpoint, retry, SmokeError, StaleError } from "./endpoint.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { composeSites, downloadSite, filesBelow, isHashed } from "./previous-site.ts";
import { type Between, messageBetween, messageOf, modelOf, type Run, type Step, toCloudflare } from "./run.ts";
import { smokeTest } from "./smoke.ts";

/**
 * A page of one version that is answered by the other must not lack its files. Where the two differ in them, two more versions are
 * uploaded: one to go between, and the new one with the previous files in it.
 */
export const keepPreviousFiles: Step = {
  title: "Keep the previous files",
  applies: toCloudflare,
  async run(run) {
    const { live, staging, options, signal } = run;
    if (!live) return { note: "there is no previous version", skipped: true };
    const folder = (name: string) => join(staging, "dist", name);
    const sites = { build: folder("site"), previous: folder("previous"), between: folder("between"), final: folder("final") };
    const patience = options.patience * 1000;
    const previous = await retry(() => downloadSite(run.production as Endpoint, sites.previous, signal), patience, signal).catch(
      notPromoted,
    );
    if (!previous) return "the live version does not list its files: its pages may lack some until it is replaced";
    const [before, now] = [previous.filter(isHashed), filesBelow(sites.build).filter(isHashed)];
    const files = [...new Set([...before, ...now])];
    if (files.length === before.length && files.length === now.length) return "the files are the same";
    composeSites(sites);
    const { version } = modelOf(run).file;
    const between = await run.wrangler.upload(version, messageBetween(run), sites.between);
    run.uploaded = await run.wrangler.upload(version, messageOf(run), sites.final);
    run.between = { id: between.id, files };
    for (const { preview } of [between, run.uploaded]) {
      const endpoint = { url: preview as string };
      const isComplete = async () => {
        await checkFiles(endpoint, files, signal);
        await smokeTest(endpoint, { model: modelOf(run) }, signal);
      };
      await retry(isComplete, patience, signal).catch(notPromoted);
    }
    return `${before.length} of the live version, ${now.length} of the new one, in versions ${between.id} and ${run.uploaded.id}`;
  },
};

/**
 * Waits until production has had the files of both versions for a while, wherever a request went. Throws StaleError if some are
 * missing for longer than the patience of the run.
 */
export async function settle({ production, options, progress, signal }: Run, { files }: Between): Promise<void> {
  progress("until the files of both versions are everywhere");
  const deadline = Date.now() + (options.settle + options.patience) * 1000;
  for (let since = Date.now(); Date.now() - since < options.settle * 1000; ) {
    await pause(SETTLE_MS, undefined, { signal });
    try {
      await checkFiles(production as Endpoint, files, signal);
    } catch (error) {
      if (!(error instanceof StaleError) || Date.now() > deadline) throw error;
      since = Date.now();
    }
  }
}

const SETTLE_MS = 250;

function notPromoted(error: Error): never {
  throw error instanceof SmokeError ? new ShipError(exitCodes.notPromoted, `${error.message}; not promoted`) : error;
}
