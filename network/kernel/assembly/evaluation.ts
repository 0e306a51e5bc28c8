// Losses and outputs, without gradients, after `prepare` of gradient.ts.

import { copy } from "./copy";
import { addLosses, MEAN_SQUARED_ERROR } from "./losses";
import { forward } from "./passes";
import { BLOCK, layerOf, Plan } from "./plan";

/** The sum plus the losses of `count` samples, each times its weight. */
export function addLoss(plan: Plan, X: usize, Y: usize, weights: usize, count: i32, sum: f64): f64 {
  const last = layerOf(plan, plan.layerCount - 1);
  const stride = <usize>plan.inputs * 8;
  const width = <usize>plan.outputs * 8;
  for (; count > 0; count -= <i32>BLOCK) {
    const samples = min(count, <i32>BLOCK);
    forward(plan, X, stride, samples, false, plan.loss == MEAN_SQUARED_ERROR);
    sum = addLosses(plan, last, Y, weights, samples, sum);
    X += BLOCK * stride;
    Y += BLOCK * width;
    if (weights) weights += BLOCK * 8;
  }
  return sum;
}

/** Writes the outputs for `count` samples, side by side. */
export function predict(plan: Plan, X: usize, outputs: usize, count: i32): void {
  const last = layerOf(plan, plan.layerCount - 1);
  const stride = <usize>plan.inputs * 8;
  const width = <usize>plan.outputs * 8;
  for (; count > 0; count -= <i32>BLOCK) {
    const samples = min(count, <i32>BLOCK);
    forward(plan, X, stride, samples, false, true);
    for (let i: usize = 0; i < <usize>samples; i++) copy(outputs + i * width, last.A + i * last.stride, width);
    X += BLOCK * stride;
    outputs += BLOCK * width;
  }
}
