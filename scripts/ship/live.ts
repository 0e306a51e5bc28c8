import { exitCodes, ShipError } from "./exit-codes.ts";
import { endPromotion } from "./rollback.ts";
import { type Run, type Step, toCloudflare } from "./run.ts";
import type { Promotion } from "./state.ts";
import type { Deployment, Version } from "./wrangler.ts";

/** Finds the live version and makes sure that it may be replaced. Rolls back an unfinished promotion. */
export const findLive: Step = {
  title: "Find what is live",
  applies: toCloudflare,
  async run(run) {
    const deployment = await run.wrangler.live();
    if (!deployment) return "the Worker does not exist yet; this run will create it";
    const { promotion } = run.state;
    if (promotion) {
      const wasRolledBack = await undo(run, deployment, promotion);
      run.live = promotion.from;
      return `${describe(run.live)}${wasRolledBack ? "; an unfinished promotion was rolled back" : ""}`;
    }
    const [version] = deployment.versions;
    if (!version || deployment.versions.length > 1) throw await sharedTrafficError(run, deployment);
    // The message of a deployment by ship names its model; otherwise only the version can tell.
    const tag = /^cytonet model (\w+), sources \w+/.exec(deployment.message)?.[1];
    run.live = tag === undefined ? await versionOf(run, version.id) : { id: version.id, tag, message: deployment.message };
    return describe(run.live);
  },
};

/** Rolls back the unfinished promotion of an earlier run. False: it had not taken effect. */
async function undo(run: Run, { versions }: Deployment, { from }: Promotion): Promise<boolean> {
  const isUnchanged = versions.length === 1 && versions[0]?.id === from.id;
  if (!isUnchanged) await run.wrangler.rollBack(from.id, from.message || "roll back an unfinished promotion");
  endPromotion(run);
  return !isUnchanged;
}

async function versionOf(run: Run, id: string): Promise<Version> {
  return (await run.wrangler.versions()).find((version) => version.id === id) ?? { id, tag: "", message: "" };
}

function describe({ id, tag }: Version): string {
  return `model ${tag || "unknown"}, version ${id}`;
}

async function sharedTrafficError(run: Run, { versions }: Deployment): Promise<ShipError> {
  const older = (await run.wrangler.versions()).findLast(({ id }) => versions.some((live) => live.id === id));
  const shares = versions.map(({ id, percentage }) => `${id} at ${percentage}%`).join(" and ");
  return new ShipError(exitCodes.usage, `versions share the traffic in production: ${shares}`, [
    "either somebody else is promoting, or a promotion from another machine was cut off; to undo it:",
    `npx wrangler rollback ${older?.id}`,
  ]);
}
