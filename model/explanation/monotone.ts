import { type Network, weightsOf } from "../../network/learning/network.ts";

/**
 * Whether the signs of the weights prove that the output never falls when an input rises: every unit counts as rising or as
 * falling, and all its ways to the output agree. Every activation but softmax never falls. (Archer and Wang 1993.)
 */
export function isMonotone({ layers }: Network, parameters: Float64Array): boolean {
  if (layers.some(({ activation }) => activation === "softmax")) return false;
  // From the output down: 1 for a unit that must rise with the inputs, −1 for one that must fall.
  let above = [1];
  for (const layer of layers.toReversed()) {
    const W = weightsOf(layer, parameters);
    const { inputs, units } = layer;
    const below = Array.from({ length: inputs }, (_, k) => {
      let [rises, falls] = [true, true];
      for (let j = 0; j < units; j++) {
        const effect = (above[j] as number) * (W[j * inputs + k] as number);
        if (effect < 0) rises = false;
        if (effect > 0) falls = false;
      }
      return rises ? 1 : falls ? -1 : 0;
    });
    if (below.includes(0)) return false;
    above = below;
  }
  return above.every((sign) => sign === 1);
}
