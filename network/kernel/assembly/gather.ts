// Copies samples out of a dataset by their indices.

import { copy, copyPairs } from "./copy";
import { Layer, Plan } from "./plan";

/** Copies the samples with the given indices into a batch, side by side. A dataset without weights has the address 0 for them. */
export function gather(plan: Plan, X: usize, Y: usize, weights: usize, allX: usize, allY: usize, allWeights: usize, indices: usize, count: i32): void {
  const row = <usize>plan.inputs * 8;
  const width = <usize>plan.outputs * 8;
  for (let i = 0; i < count; i++, indices += 4, X += row, Y += width) {
    const at = <usize>load<u32>(indices);
    copy(X, allX + at * row, row);
    copy(Y, allY + at * width, width);
    if (weights) store<f64>(weights + <usize>i * 8, load<f64>(allWeights + at * 8));
  }
}

/** Copies a block of samples to where the first layer reads them, and their targets and weights to the scratch buffers of the plan. */
export function gatherBlock(plan: Plan, first: Layer, X: usize, Y: usize, weights: usize, indices: usize, samples: i32): void {
  const row = <usize>plan.inputs * 8;
  const width = <usize>plan.outputs * 8;
  let to = first.input;
  for (let i: usize = 0; i < <usize>samples; i++, to += first.inputStride) {
    const at = <usize>load<u32>(indices + i * 4);
    copyPairs(to, X + at * row, plan.inputs);
    store<f64>(to + row, 1);
    copy(plan.targets + i * width, Y + at * width, width);
    if (weights) store<f64>(plan.weights + i * 8, load<f64>(weights + at * 8));
  }
}
