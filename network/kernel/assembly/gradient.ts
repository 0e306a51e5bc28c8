// The gradient of the mean loss: `prepare`, then the sums over one or more parts of a batch, then `storeGradient`.

import { pack } from "./affine";
import { clear, copy, copyPairs } from "./copy";
import { gatherBlock } from "./gather";
import { lossGradient } from "./losses";
import { backward, copyInputs, forward, readsRectifiers } from "./passes";
import { BLOCK, Layer, layerOf, paired, Plan } from "./plan";

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
    if (l > 0 && !readsRectifiers(layer, layerOf(plan, l - 1)))
      pack(layer.transposedPanels, W, 0, layer.inputs, layer.units, 8, rowBytes);
    clear(layer.gradient, <usize>layer.units * paired(layer.inputs + 1));
  }
}

/** Adds to the sums the gradient of `count` samples of a dataset whose weights add up to `total`. */
export function addGradient(plan: Plan, X: usize, Y: usize, weights: usize, count: i32, total: f64): void {
  const first = layerOf(plan, 0);
  const stride = <usize>plan.inputs * 8;
  const width = <usize>plan.outputs * 8;
  for (; count > 0; count -= <i32>BLOCK) {
    const samples = min(count, <i32>BLOCK);
    copyInputs(first, X, samples);
    addBlock(plan, first, Y, weights, total, samples);
    X += BLOCK * stride;
    Y += BLOCK * width;
    if (weights) weights += BLOCK * 8;
  }
}

/** The same for the samples with the given indices. */
export function addGatheredGradient(plan: Plan, X: usize, Y: usize, weights: usize, indices: usize, count: i32, total: f64): void {
  const first = layerOf(plan, 0);
  for (; count > 0; count -= <i32>BLOCK, indices += BLOCK * 4) {
    const samples = min(count, <i32>BLOCK);
    gatherBlock(plan, first, X, Y, weights, indices, samples);
    addBlock(plan, first, plan.targets, weights ? plan.weights : 0, total, samples);
  }
}

/** Copies the finished sums into a vector that is laid out like the parameters. */
export function storeGradient(plan: Plan, gradient: usize): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerOf(plan, l);
    const row = <usize>layer.inputs * 8;
    const sumsRow = paired(layer.inputs + 1);
    // Each row may overwrite the first number after it, which is stored later.
    let to = gradient + layer.weightsAt;
    let from = layer.gradient;
    for (let j = 0; j < layer.units; j++, to += row, from += sumsRow) copyPairs(to, from, layer.inputs);
    from = layer.gradient + row;
    to = gradient + layer.biasesAt;
    for (let j = 0; j < layer.units; j++, to += 8, from += sumsRow) store<f64>(to, load<f64>(from));
  }
}

/** The passes over a block whose inputs are where the first layer reads them. */
@inline
function addBlock(plan: Plan, first: Layer, Y: usize, weights: usize, total: f64, samples: i32): void {
  forward(plan, first.input, first.inputStride, samples, true, true);
  lossGradient(plan, layerOf(plan, plan.layerCount - 1), Y, weights, total, samples);
  backward(plan, samples);
}
