import { setTimeout as pause } from "node:timers/promises";
import { type Endpoint, waitForHealth, waitForModel } from "./endpoint.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { type Between, messageBetween, type Run } from "./run.ts";
import type { Promotion } from "./state.ts";

const ATTEMPTS = 3;

/** Makes the previous version live again and waits until it answers. Must not be interrupted. Throws ShipError after three attempts. */
export async function rollBack(run: Run, { from, to }: Promotion): Promise<string> {
  const model = run.modelBefore ?? (from.tag || undefined);
  const endpoint = run.production as Endpoint;
  const patience = run.options.patience * 1000;
  if (run.between && run.hasNewPages) await stepBack(run, run.between);
  let failure = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      await run.wrangler.rollBack(from.id, from.message || `roll back from ${to.join(", ")}`);
      // A promotion that was cut off may have taken effect after all.
      const versions = (await run.wrangler.live())?.versions ?? [];
      if (versions.length !== 1 || versions[0]?.id !== from.id) throw new Error("another version is live than the one before");
      // If ship did not deploy the previous version, its model is unknown, and any healthy answer has to do.
      await (model ? waitForModel(endpoint, model, patience) : waitForHealth(endpoint, patience));
      endPromotion(run);
      return `${model ? `model ${model}` : `version ${from.id}`} is live again`;
    } catch (error) {
      failure = (error as Error).message;
      run.progress(`attempt ${attempt} failed: ${failure}`);
      if (attempt < ATTEMPTS) await pause(1000 * attempt);
    }
  }
  throw new ShipError(exitCodes.needsAttention, `the rollback failed ${ATTEMPTS} times: ${failure}`, [
    `roll back by hand:    npx wrangler rollback ${from.id}`,
    "or in the dashboard:  Workers & Pages, cytonet, Deployments",
    "the next `npm run ship` will try again as well",
  ]);
}

/** Goes back the way it came, so that no new page lacks its files meanwhile. If this fails, the old version is live sooner. */
async function stepBack(run: Run, between: Between): Promise<void> {
  try {
    await run.wrangler.deploy([{ id: between.id, percentage: 100 }], messageBetween(run));
    await pause(run.options.settle * 1000);
  } catch (error) {
    run.progress((error as Error).message);
  }
}

/** Records that a promotion is verified or rolled back. */
export function endPromotion(run: Run): void {
  const { promotion: _, ...state } = run.state;
  run.saveState(state);
  delete run.promotion;
}
