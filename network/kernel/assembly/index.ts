// What the kernel offers to network/kernel/kernel.ts. Every pointer is a byte address in the imported memory; samples lie
// there as in a Dataset. Each function takes any number of samples and walks through them in blocks.

import { activate, activationGradient, RELU, SOFTMAX, softmax } from "./activations";
import { affine, affineOfOne, inputGradientOfOne, pack } from "./affine";
import { addLosses, lossGradient, MEAN_SQUARED_ERROR } from "./losses";
import { BLOCK, Layer, layerOf, paired, Plan } from "./plan";
import { weightGradient } from "./weight-gradient";

export { adam, descend, momentum, nesterov, rmsprop } from "./optimizers";

/** Lays the samples at `count` places of a dataset side by side; weights of 0 are none. */
// prettier-ignore
export function gather(plan: Plan, X: usize, Y: usize, weights: usize, allX: usize, allY: usize, allWeights: usize, places: usize, count: i32): void {
  const row = <usize>plan.inputs * 8;
  const width = <usize>plan.outputs * 8;
  for (let i = 0; i < count; i++, places += 4, X += row, Y += width) {
    const at = <usize>load<u32>(places);
    copy(X, allX + at * row, row);
    copy(Y, allY + at * width, width);
    if (weights) store<f64>(weights + <usize>i * 8, load<f64>(allWeights + at * 8));
  }
}

/** Packs a parameter vector for the passes below, and clears the gradient's sums. */
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

/** Adds the gradient of `count` samples of a dataset whose weights add up to `total`. */
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

/** Writes the finished sums where a parameter vector's W and b are. */
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

/** Adds the losses of `count` samples, each times its weight, to `sum`. */
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

/** The outputs of `count` samples, side by side. */
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

/** Copies a few numbers: for so few, a loop is faster than memory.copy. */
@inline
function copy(to: usize, from: usize, bytes: usize): void {
  for (let e: usize = 0; e < bytes; e += 8) store<f64>(to + e, load<f64>(from + e));
}

function clear(at: usize, bytes: usize): void {
  for (const end = at + bytes; at < end; at += 16) v128.store(at, f64x2.splat(0));
}

function copyInputs(first: Layer, X: usize, samples: i32): void {
  const row = <usize>first.inputs * 8;
  let to = first.input;
  for (let i = 0; i < samples; i++, to += first.inputStride, X += row) {
    let k: usize = 0;
    for (; k + 16 < row; k += 32) {
      v128.store(to + k, v128.load(X + k));
      v128.store(to + k, v128.load(X + k, 16), 16);
    }
    if (k < row) v128.store(to + k, v128.load(X + k));
    store<f64>(to + row, 1);
  }
}

/** `withOnes` readies the rows for weight gradients; without `toOutputs` the last layer stops at Z. */
function forward(plan: Plan, X: usize, strideX: usize, samples: i32, withOnes: bool, toOutputs: bool): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerOf(plan, l);
    // A ReLU is applied while its sums are still in registers.
    const isRectified = layer.activation == RELU && layer.A == layer.Z && layer.units > 1;
    if (layer.units == 1) {
      const bias = load<f64>(layer.panels + <usize>layer.inputs * 8);
      affineOfOne(layer.Z, layer.stride, layer.panels, bias, X, strideX, samples, layer.inputs);
    } else affine(layer.Z, layer.stride, layer.panels, X, strideX, samples, layer.units, layer.inputs, isRectified);
    const isLast = l + 1 == plan.layerCount;
    if (isLast && !toOutputs) break;
    if (layer.activation == SOFTMAX) softmax(layer.A, layer.Z, samples, layer.units, layer.stride);
    else if (!isRectified) activate(layer.A, layer.Z, paired(samples * <i32>(layer.stride >> 3)), layer.activation);
    if (withOnes && !isLast)
      for (let i: usize = 0; i < <usize>samples; i++) store<f64>(layer.A + i * layer.stride + <usize>layer.units * 8, 1);
    X = layer.A;
    strideX = layer.stride;
  }
}

function backward(plan: Plan, samples: i32): void {
  for (let l = plan.layerCount - 1; l >= 0; l--) {
    const layer = layerOf(plan, l);
    const columns = (layer.inputs + 2) & ~1;
    weightGradient(layer.gradient, layer.dZ, layer.stride, layer.input, layer.inputStride, samples, layer.units, columns);
    if (l == 0) break;
    const before = layerOf(plan, l - 1);
    if (layer.stride == 8 && before.activation == RELU) {
      inputGradientOfOne(before.dZ, before.A, before.stride, layer.panels, layer.dZ, samples, layer.inputs);
      continue;
    }
    affine(before.dZ, before.stride, layer.transposedPanels, layer.dZ, layer.stride, samples, layer.inputs, layer.units, false);
    activationGradient(before.dZ, before.Z, before.A, <usize>samples * before.stride, before.activation);
  }
}
