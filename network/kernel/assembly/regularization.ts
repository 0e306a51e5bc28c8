// network/learning/regularization.ts: the gradient of the penalty, and clipping.

import { layerOf, paired, Plan } from "./plan";

/** Adds l1 · sign(w) + l2 · w to the gradient of every weight. */
export function addPenaltyGradient(plan: Plan, gradient: usize, parameters: usize, l1: f64, l2: f64): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerOf(plan, l);
    const end = layer.biasesAt;
    for (let e = layer.weightsAt; e < end; e += 8) {
      const w = load<f64>(parameters + e);
      // The sign of a zero or of NaN is itself.
      const sign = w > 0 ? 1 : w < 0 ? -1 : w;
      store<f64>(gradient + e, load<f64>(gradient + e) + (l2 * w + l1 * sign));
    }
  }
}

/** Scales the gradient of `count` parameters down to the norm `limit` if its own is larger. */
export function clipNorm(gradient: usize, count: i32, limit: f64): void {
  const end = gradient + <usize>count * 8;
  let sum: f64 = 0;
  for (let g = gradient; g < end; g += 8) sum += load<f64>(g) * load<f64>(g);
  const norm = sqrt(sum);
  if (!(norm > limit)) return;
  const factor = f64x2.splat(limit / norm);
  const paddedEnd = gradient + paired(count);
  for (let g = gradient; g < paddedEnd; g += 16) v128.store(g, f64x2.mul(v128.load(g), factor));
}
