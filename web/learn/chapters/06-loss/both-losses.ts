import { type LossName, losses } from "../../../../network/learning/losses.ts";
import { sigmoid } from "../../../../network/math/exact.ts";

/** A loss of one malignant sample at z, and the size of its slope there: how hard it pulls. */
export function lossAt(name: LossName, z: number): { readonly loss: number; readonly pull: number } {
  const [Z, A, Y, dZ] = [Float64Array.of(z), Float64Array.of(sigmoid(z)), Float64Array.of(1), new Float64Array(1)];
  losses[name].gradientInto(dZ, Z, A, Y, 0, 1, 1, "sigmoid");
  return { loss: losses[name].value(Z, A, Y, 0, 1), pull: Math.abs(dZ[0] as number) };
}
