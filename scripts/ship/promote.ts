import { setTimeout as pause } from "node:timers/promises";
import { type Endpoint, liveModel, waitForHealth } from "./endpoint.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { settle } from "./previous-files.ts";
import { endPromotion } from "./rollback.ts";
import { expectedOf, messageBetween, messageOf, modelOf, type Run, type Step, toCloudflare } from "./run.ts";
import { smokeTestWhenLive } from "./smoke.ts";
import type { UploadedVersion } from "./wrangler.ts";

/** The steps that make a version live at Cloudflare. */
export const upload: Step = {
  title: "Upload",
  applies: toCloudflare,
  async run(run) {
    const before = run.state.uploaded;
    const isKnown = before !== undefined && (await run.wrangler.versions()).some(({ id }) => id === before.id);
    run.uploaded = isKnown ? before : await uploadVersion(run);
    run.saveState({ ...run.state, uploaded: run.uploaded });
    const { id, preview, live } = run.uploaded;
    run.production = { url: run.options.url ?? live };
    run.preview = preview === undefined ? run.production : { url: preview };
    return `version ${id}${isKnown ? ", uploaded by an earlier run," : ""} at ${run.preview.url}`;
  },
};

/** A new Worker's first URL takes some minutes until it has a DNS entry and a certificate. */
const FIRST_URL_SECONDS = 300;

export const smokeTestPreview: Step = {
  title: "Smoke test",
  applies: toCloudflare,
  async run(run) {
    const endpoint = run.preview as Endpoint;
    try {
      await waitForHealth(endpoint, Math.max(run.options.patience, run.live ? 0 : FIRST_URL_SECONDS) * 1000, run.signal);
      return await smokeTestWhenLive(endpoint, await expectedOf(run), run.options.patience * 1000, run.signal);
    } catch (error) {
      run.signal.throwIfAborted();
      const { message } = error as Error;
      if (run.live) throw new ShipError(exitCodes.notPromoted, `${message}; not promoted`);
      throw new ShipError(exitCodes.needsAttention, message, [
        "this first version is live, and there is none to roll back to; to take it down: npx wrangler delete",
      ]);
    }
  },
};

export const promote: Step = {
  title: "Promote",
  applies: toCloudflare,
  async run(run) {
    const { live, options } = run;
    const { id, worker } = run.uploaded as UploadedVersion;
    if (!live) return "the first version is live at once";
    await confirm(run, `Promote model ${modelOf(run).file.version} to ${run.production?.url}?`);
    run.modelBefore = await liveModel(run.production as Endpoint, run.signal).catch(() => undefined);
    // Saved before the first call: from here on, this run or the next one rolls back whatever is cut off.
    const first = run.between?.id ?? id;
    run.promotion = { from: live, to: [...new Set([first, id])] };
    run.saveState({ ...run.state, promotion: run.promotion });
    for (const percentage of options.gradual) {
      run.progress(`${percentage}%`);
      const rest = percentage < 100 ? [{ id: live.id, percentage: 100 - percentage }] : [];
      await run.wrangler.deploy([{ id: first, percentage }, ...rest], run.between ? messageBetween(run) : messageOf(run));
      if (percentage < 100) await watch(run, percentage, { "Cloudflare-Workers-Version-Overrides": `${worker}="${first}"` });
    }
    if (run.between) {
      await settle(run, run.between);
      run.hasNewPages = true;
      await run.wrangler.deploy([{ id, percentage: 100 }], messageOf(run));
    }
    return options.gradual.map((percentage) => `${percentage}%`).join(", ");
  },
};

export const verify: Step = {
  title: "Verify production",
  applies: toCloudflare,
  async run(run) {
    const endpoint = run.production as Endpoint;
    await smokeTestWhenLive(endpoint, await expectedOf(run), run.options.patience * 1000, run.signal);
    endPromotion(run);
    return `${endpoint.url} answers with model ${modelOf(run).file.version}`;
  },
};

/** The first version is live as soon as it is uploaded, so the user is asked before the upload instead of before the promotion. */
async function uploadVersion(run: Run): Promise<UploadedVersion> {
  const { version } = modelOf(run).file;
  if (run.live) return run.wrangler.upload(version, messageOf(run));
  await confirm(run, `Create the Worker and make model ${version} live?`);
  return run.wrangler.deployFirst(version, messageOf(run));
}

async function confirm({ options, ask }: Run, question: string): Promise<void> {
  if (options.yes || (await ask(question))) return;
  throw new ShipError(exitCodes.interrupted, "stopped before the promotion, as you chose");
}

/** Watches one stage: both the new version and whichever version answers must stay healthy. Throws at the first failure. */
async function watch(run: Run, percentage: number, headers: Record<string, string>): Promise<void> {
  const { options, signal } = run;
  const anyVersion = run.production as Endpoint;
  const newVersion = { ...anyVersion, headers };
  const end = Date.now() + options.watch * 1000;
  // Between two versions, the pages are still those of the previous one.
  const expected = run.between ? { model: modelOf(run) } : await expectedOf(run);
  await smokeTestWhenLive(newVersion, expected, options.patience * 1000, signal);
  for (let round = 1; Date.now() < end; round++) {
    run.progress(`${percentage}%, watching: ${round} rounds without a failure`);
    await liveModel(anyVersion, signal);
    await liveModel(newVersion, signal);
    await pause(1000, undefined, { signal });
  }
}
