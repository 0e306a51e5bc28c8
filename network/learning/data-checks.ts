import { checkInteger } from "../math/checks.ts";
import type { Dataset } from "./dataset.ts";
import { type LossName, losses } from "./losses.ts";
import type { Network } from "./network.ts";

/**
 * Throws RangeError unless the data have samples, as many inputs and targets per sample as the network has inputs and outputs,
 * and targets that suit the loss.
 */
export function checkData(what: string, data: Dataset, network: Network, loss: LossName): void {
  checkShape(what, data, network);
  const { targets, acceptsTargets } = losses[loss];
  for (let i = 0; i < data.count; i++)
    if (!acceptsTargets(data.Y, i * network.outputs, network.outputs)) {
      const found = data.Y.subarray(i * network.outputs, (i + 1) * network.outputs).join(", ");
      throw new RangeError(`${what}: the targets for ${loss} must be ${targets}, got ${found} in sample ${i}`);
    }
}

function checkShape(what: string, { X, Y, count, weights }: Dataset, network: Network): void {
  checkInteger(`the number of samples of ${what}`, count, 1);
  if (X.length !== network.inputs * count)
    throw new RangeError(`${what} must have ${network.inputs} inputs per sample, like the network, got ${X.length / count}`);
  if (Y.length !== network.outputs * count)
    throw new RangeError(`${what} must have ${network.outputs} targets per sample, like the network's outputs, got ${Y.length / count}`);
  if (!weights) return;
  if (weights.length !== count) throw new RangeError(`${what} must have one weight per sample, got ${weights.length} for ${count}`);
  if (!weights.some((weight) => weight > 0)) throw new RangeError(`${what} must have a weight above 0, got none`);
}
