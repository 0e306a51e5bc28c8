import { setTimeout as pause } from "node:timers/promises";
import { exitCodes, ShipError } from "./outcome.ts";
import type { Run, Step } from "./run.ts";
import { type Address, liveHash, smokeTest, smokeTestInTime, waitForAnswer, waitForHash } from "./smoke.ts";
import { sourcesOf } from "./staging.ts";
import type { Promotion } from "./state.ts";
import type { Deployment, Uploaded, Version } from "./wrangler.ts";

/** What is live, and whether we may change it. Puts right what an earlier run left half. */
export const findLive: Step = {
  title: "Look at production",
  applies: ({ dryRun }) => !dryRun,
  async run(run) {
    const deployment = await run.wrangler.live();
    if (!deployment) return "the Worker does not exist yet: this will create it";
    const promoting = run.state.promotions[run.target.name];
    if (promoting) {
      const repaired = await undo(run, deployment, promoting.from);
      run.live = await versionOf(run, promoting.from);
      return `${told(run.live)}${repaired ? "; an interrupted promotion was rolled back" : ""}`;
    }
    const [version] = deployment.versions;
    if (!version || deployment.versions.length > 1) throw await split(run, deployment);
    // Our own deployments say what they are; of others only their version may know.
    const tag = /^cytonet model (\w+), sources \w+/.exec(deployment.message)?.[1];
    run.live = tag === undefined ? await versionOf(run, version.id) : { id: version.id, tag, message: deployment.message };
    return told(run.live);
  },
};

export const upload: Step = {
  title: "Upload",
  applies: ({ dryRun }) => !dryRun,
  async run(run) {
    const { version } = modelOf(run).file;
    const before = run.state.uploaded;
    const known = before?.target === run.target.name && (await run.wrangler.versions()).some(({ id }) => id === before.id);
    run.uploaded = known ? before : await uploadAnew(run, version);
    run.saveState({ ...run.state, uploaded: { ...run.uploaded, target: run.target.name } });
    const { preview, live } = await run.target.addresses(run.uploaded);
    run.production = { url: live };
    run.preview = { url: preview ?? live };
    return `version ${run.uploaded.id}${known ? ", uploaded before the interruption" : ""} at ${run.preview.url}`;
  },
};

export const smoke: Step = {
  title: "Smoke test",
  applies: ({ dryRun }) => !dryRun,
  async run(run) {
    const address = run.preview as Address;
    try {
      // A Worker's first address takes some minutes until it has a name and a certificate.
      await waitForAnswer(address, Math.max(run.options.patience, run.live ? 0 : 300) * 1000, run.signal);
      return await smokeTest(address, modelOf(run), run.signal);
    } catch (error) {
      run.signal.throwIfAborted();
      const { message } = error as Error;
      if (run.live) throw new ShipError(exitCodes.notUploaded, `${message}; not promoted`);
      throw new ShipError(exitCodes.stuck, message, [
        "this first version is live, and there is none to go back to; take it down: npx wrangler delete",
      ]);
    }
  },
};

export const promote: Step = {
  title: "Promote",
  applies: ({ dryRun }) => !dryRun,
  async run(run) {
    const { live, options } = run;
    const { id, worker } = run.uploaded as Uploaded;
    if (!live) return "live at once, as the first version";
    await confirm(run, `Promote model ${modelOf(run).file.version} to ${run.production?.url}?`);
    run.before = await liveHash(run.production as Address, run.signal).catch(() => undefined);
    // Known before the first call: whatever breaks off from here on is rolled back, by this run or the next.
    run.promotion = { from: live.id, to: id };
    run.saveState({ ...run.state, promotions: { ...run.state.promotions, [run.target.name]: run.promotion } });
    for (const percentage of options.gradual) {
      run.progress(`${percentage} %`);
      const rest = percentage < 100 ? [{ id: live.id, percentage: 100 - percentage }] : [];
      await run.wrangler.deploy([{ id, percentage }, ...rest], messageOf(run));
      if (percentage < 100) await watch(run, percentage, { "Cloudflare-Workers-Version-Overrides": `${worker}="${id}"` });
    }
    return options.gradual.map((percentage) => `${percentage} %`).join(", ");
  },
};

export const verify: Step = {
  title: "Verify what is live",
  applies: ({ dryRun }) => !dryRun,
  async run(run) {
    const address = run.production as Address;
    await smokeTestInTime(address, modelOf(run), run.options.patience * 1000, run.signal);
    endPromotion(run);
    return `${address.url} answers with model ${modelOf(run).file.version}`;
  },
};

/** The very first version is live as soon as it is uploaded; so that is when to ask. */
async function uploadAnew(run: Run, tag: string): Promise<Uploaded> {
  if (run.live) return run.wrangler.upload(tag, messageOf(run));
  await confirm(run, `Create the Worker and put model ${tag} live?`);
  return run.wrangler.deployFirst(tag, messageOf(run));
}

async function confirm({ options, ask }: Run, question: string): Promise<void> {
  if (options.yes || options.local || (await ask(question))) return;
  throw new ShipError(exitCodes.interrupted, "stopped here, as you wished");
}

const ROLLBACK_ATTEMPTS = 3;

/** Brings the version back that was live before, and makes sure that it answers. Not to be interrupted. */
export async function rollBack(run: Run, { from, to }: Promotion): Promise<string> {
  let failure = "";
  for (let attempt = 1; attempt <= ROLLBACK_ATTEMPTS; attempt++) {
    try {
      await run.wrangler.rollBack(from, run.live?.message || `back from ${to}`);
      // A version without a hash of ours can only be asked for an answer.
      const hash = run.before ?? (run.live?.tag || undefined);
      const [address, patience] = [run.production as Address, run.options.patience * 1000];
      await (hash ? waitForHash(address, hash, patience) : waitForAnswer(address, patience));
      endPromotion(run);
      return `${hash ? `model ${hash}` : `version ${from}`} answers again`;
    } catch (error) {
      failure = (error as Error).message;
      run.progress(`attempt ${attempt} failed: ${failure}`);
      if (attempt < ROLLBACK_ATTEMPTS) await pause(1000 * attempt);
    }
  }
  throw new ShipError(exitCodes.stuck, `rolling back failed ${ROLLBACK_ATTEMPTS} times: ${failure}`, [
    `do it by hand:  npx wrangler rollback ${from}`,
    "or in the dashboard:  Workers & Pages, cytonet, Deployments; a later `npm run ship` tries again too",
  ]);
}

/** Looks at production for a while, at the new version as at whichever answers. Throws at the first failure. */
async function watch(run: Run, percentage: number, headers: Record<string, string>): Promise<void> {
  const { production, options, signal } = run;
  const anyVersion = production as Address;
  const newVersion = { ...anyVersion, headers };
  const end = Date.now() + options.watch * 1000;
  await smokeTestInTime(newVersion, modelOf(run), options.patience * 1000, signal);
  for (let round = 1; Date.now() < end; round++) {
    run.progress(`${percentage} %, watching: ${round} rounds without a fault`);
    await liveHash(anyVersion, signal);
    await liveHash(newVersion, signal);
    await pause(1000, undefined, { signal });
  }
}

/** Ends a promotion that an earlier run began. False: it had not taken effect. */
async function undo(run: Run, { versions }: Deployment, from: string): Promise<boolean> {
  const isAsBefore = versions.length === 1 && versions[0]?.id === from;
  if (!isAsBefore) await run.wrangler.rollBack(from, "back from an interrupted promotion");
  endPromotion(run);
  return !isAsBefore;
}

function endPromotion(run: Run): void {
  const { [run.target.name]: _, ...promotions } = run.state.promotions;
  run.saveState({ ...run.state, promotions });
  delete run.promotion;
}

async function versionOf(run: Run, id: string): Promise<Version> {
  return (await run.wrangler.versions()).find((version) => version.id === id) ?? { id, tag: "", message: "" };
}

function told({ id, tag }: Version): string {
  return `model ${tag || "unknown"}, version ${id}`;
}

/** What is said of a production that two versions share without our doing. */
async function split(run: Run, { versions }: Deployment): Promise<ShipError> {
  const older = (await run.wrangler.versions()).findLast(({ id }) => versions.some((shared) => shared.id === id));
  return new ShipError(
    exitCodes.usage,
    `production is split: ${versions.map(({ id, percentage }) => `${id} at ${percentage} %`).join(" and ")}`,
    ["somebody else is promoting; or a promotion was cut off on another machine, and is undone by", `npx wrangler rollback ${older?.id}`],
  );
}

/** What a version and its deployment say of themselves at Cloudflare; read again by the next run. */
function messageOf(run: Run): string {
  return `cytonet model ${modelOf(run).file.version}, sources ${sourcesOf(run.staging)}`;
}

function modelOf({ model }: Run) {
  if (!model) throw new Error("the model has not been read yet");
  return model;
}
