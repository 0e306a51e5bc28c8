// The exports of the kernel, which network/kernel/kernel.ts calls. Every pointer is an address in the imported memory, where
// samples are laid out as in a Dataset. Each function takes any number of samples and processes them in blocks.

import { pack } from "./affine";
import { addLosses, lossGradient, MEAN_SQUARED_ERROR } from "./losses";
import { backward, copyInputs, forward } from "./passes";
import { BLOCK, layerOf, paired, Plan } from "./plan";

export { adam, momentum, nesterov, rmsprop, sgd } from "./optimizers";

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

/** Packs a parameter vector for the passes and, with `withGradient`, sets the sums of the gradient to 0. */
export function prepare(plan: Plan, parameters: usize, withGradient: bool): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerOf(plan, l);
    const W = parameters + layer.weightsAt;
    const b = parameters + layer.biasesAt;
    const rowBytes = <usize>layer.inputs * 8;
    if (layer.units == 1) {
      copy(layer.panels, W, rowBytes);
      store<f64>(layer.panels + rowBytes, load<f64>(b));
    } else pack(layer.panels, W, b, layer.units, layer.inputs, rowBytes, 8);
    if (!withGradient) continue;
    if (l > 0) pack(layer.transposedPanels, W, 0, layer.inputs, layer.units, 8, rowBytes);
    clear(layer.gradient, <usize>layer.units * paired(layer.inputs + 1));
  }
}

/** Adds to the sums the gradient of `count` samples of a dataset whose weights add up to `total`. */
export function addGradient(plan: Plan, X: usize, Y: usize, weights: usize, count: i32, total: f64): void {
  const last = layerOf(plan, plan.layerCount - 1);
  const first = layerOf(plan, 0);
  const stride = <usize>plan.inputs * 8;
  const width = <usize>plan.outputs * 8;
  for (; count > 0; count -= <i32>BLOCK) {
    const samples = min(count, <i32>BLOCK);
    copyInputs(first, X, samples);
    forward(plan, first.input, first.inputStride, samples, true, true);
    lossGradient(plan, last, Y, weights, total, samples);
    backward(plan, samples);
    X += BLOCK * stride;
    Y += BLOCK * width;
    if (weights) weights += BLOCK * 8;
  }
}

/** Copies the finished sums into a vector that is laid out like the parameters. */
export function storeGradient(plan: Plan, gradient: usize): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerOf(plan, l);
    const row = <usize>layer.inputs * 8;
    let to = gradient + layer.weightsAt;
    let from = layer.gradient;
    for (let j = 0; j < layer.units; j++, to += row, from += paired(layer.inputs + 1)) {
      copy(to, from, row);
      store<f64>(gradient + layer.biasesAt + <usize>j * 8, load<f64>(from + row));
    }
  }
}

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

/** Copies numbers by a loop, which is faster than memory.copy for so few. */
@inline
function copy(to: usize, from: usize, bytes: usize): void {
  for (let e: usize = 0; e < bytes; e += 8) store<f64>(to + e, load<f64>(from + e));
}

function clear(at: usize, bytes: usize): void {
  for (const end = at + bytes; at < end; at += 16) v128.store(at, f64x2.splat(0));
}
