import { exitCodes, ShipError } from "./exit-codes.ts";
import { endPromotion } from "./rollback.ts";
import { type Run, type Step, toCloudflare } from "./run.ts";
import type { Deployment, Version } from "./wrangler.ts";

/** Finds the live version and makes sure that it may be replaced. Rolls back an unfinished promotion. */
export const findLive: Step = {
  title: "Find what is live",
  applies: toCloudflare,
  async run(run) {
    const deployment = await run.wrangler.live();
    const { promotion } = run.state;
    if (promotion && isLive(deployment, promotion.to)) {
      await run.wrangler.rollBack(promotion.from.id, promotion.from.message || "roll back an unfinished promotion");
      endPromotion(run);
      run.live = promotion.from;
      return `${describe(run.live)}; an unfinished promotion was rolled back`;
    }
    // A promotion that has had no effect, or that somebody else has undone or replaced, needs no rollback.
    if (promotion) endPromotion(run);
    if (!deployment) return "the Worker does not exist yet; this run will create it";
    const [version] = deployment.versions;
    if (!version || deployment.versions.length > 1) throw await sharedTrafficError(run, deployment);
    // The message of a deployment by ship names its model; otherwise only the version can tell.
    const tag = /^cytonet model (\w+), sources \w+/.exec(deployment.message)?.[1];
    run.live = tag === undefined ? await versionOf(run, version.id) : { id: version.id, tag, message: deployment.message };
    return describe(run.live);
  },
};

function isLive(deployment: Deployment | undefined, ids: readonly string[]): boolean {
  return deployment?.versions.some(({ id }) => ids.includes(id)) ?? false;
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
