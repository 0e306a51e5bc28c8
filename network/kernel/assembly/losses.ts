// The losses of network/learning/losses.ts over one block of samples.

import { activationGradient, exponentials, largest } from "./activations";
import { log } from "./exact";
import { softpluses } from "./exact-passes";
import { Layer, Plan, paired } from "./plan";

/** The indices of LOSS_CODES in network/kernel/plan.ts. */
const BINARY_CROSS_ENTROPY: i32 = 0;
const CATEGORICAL_CROSS_ENTROPY: i32 = 1;
export const MEAN_SQUARED_ERROR: i32 = 2;

/** dZ of the last layer: A − Y times the scale of each sample and, for the mean squared error, times g′. */
export function lossGradient(plan: Plan, last: Layer, Y: usize, weights: usize, total: f64, samples: i32): void {
  const k = plan.outputs;
  const scales = plan.scales;
  fillScales(scales, weights, total, samples, plan.loss == MEAN_SQUARED_ERROR ? k : 0);
  if (last.stride == 8) {
    for (let e: usize = 0; e < <usize>samples * 8; e += 16)
      v128.store(last.dZ + e, f64x2.mul(f64x2.sub(v128.load(last.A + e), v128.load(Y + e)), v128.load(scales + e)));
  } else {
    for (let i: usize = 0; i < <usize>samples; i++) {
      const scale = load<f64>(scales + i * 8);
      const dZ = last.dZ + i * last.stride;
      const A = last.A + i * last.stride;
      const y = Y + i * <usize>k * 8;
      for (let e: usize = 0; e < <usize>k * 8; e += 8)
        store<f64>(dZ + e, (load<f64>(A + e) - load<f64>(y + e)) * scale);
    }
  }
  if (plan.loss == MEAN_SQUARED_ERROR) activationGradient(last.dZ, last.Z, last.A, paired(samples * <i32>(last.stride >> 3)), last.activation);
}

/** The sum plus each sample's loss times its weight, in the order of the samples. */
export function addLosses(plan: Plan, last: Layer, Y: usize, weights: usize, samples: i32, sum: f64): f64 {
  const k = plan.outputs;
  const terms = plan.terms;
  if (plan.loss == BINARY_CROSS_ENTROPY) softpluses(terms, last.Z, paired(samples * <i32>(last.stride >> 3)));
  for (let i: usize = 0; i < <usize>samples; i++) {
    const at = i * last.stride;
    const y = Y + i * <usize>k * 8;
    const weight = weights ? load<f64>(weights + i * 8) : 1;
    sum += weight * sampleLoss(plan.loss, terms + at, last.Z + at, last.A + at, y, k, last.stride);
  }
  return sum;
}

/** `terms` holds the softplus of Z for the binary cross-entropy and is a scratch buffer for the categorical one. */
@inline
function sampleLoss(loss: i32, terms: usize, Z: usize, A: usize, Y: usize, k: i32, stride: usize): f64 {
  const end = <usize>k * 8;
  let sum: f64 = 0;
  switch (loss) {
    case BINARY_CROSS_ENTROPY:
      for (let e: usize = 0; e < end; e += 8) sum += load<f64>(terms + e) - load<f64>(Y + e) * load<f64>(Z + e);
      return sum;
    case CATEGORICAL_CROSS_ENTROPY: {
      const shift = largest(Z, k);
      const logPartition = shift + log(exponentials(terms, Z, shift, k, stride));
      for (let e: usize = 0; e < end; e += 8) sum += load<f64>(Y + e) * (logPartition - load<f64>(Z + e));
      return sum;
    }
    default:
      for (let e: usize = 0; e < end; e += 8) {
        const d = load<f64>(A + e) - load<f64>(Y + e);
        sum += d * d;
      }
      return sum / <f64>k;
  }
}

/** weight / total for each sample; 2 · weight / total / k for the mean of k squared errors (k = 0 otherwise). */
function fillScales(scales: usize, weights: usize, total: f64, samples: i32, k: i32): void {
  const bytes = <usize>samples * 8;
  if (!weights) {
    const scale = scaleOf(f64x2.splat(1), total, k);
    for (let i: usize = 0; i < bytes; i += 16) v128.store(scales + i, scale);
  } else for (let i: usize = 0; i < bytes; i += 16) v128.store(scales + i, scaleOf(v128.load(weights + i), total, k));
}

@inline
function scaleOf(weight: v128, total: f64, k: i32): v128 {
  const scale = f64x2.div(weight, f64x2.splat(total));
  return k ? f64x2.div(f64x2.mul(f64x2.splat(2), scale), f64x2.splat(<f64>k)) : scale;
}
