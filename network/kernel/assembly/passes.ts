// The forward and the backward pass over one block of samples.

import { activate, activationGradient, RELU, SOFTMAX, softmax } from "./activations";
import { affine } from "./affine";
import { copyPairs } from "./copy";
import { Layer, layerOf, paired, Plan } from "./plan";
import { affineOfOne, inputGradientOfOne } from "./single-unit";
import { weightGradient } from "./weight-gradient";

/** Copies samples to where the first layer reads them, each with a 1 after its numbers. */
export function copyInputs(first: Layer, X: usize, samples: i32): void {
  const row = <usize>first.inputs * 8;
  let to = first.input;
  for (let i = 0; i < samples; i++, to += first.inputStride, X += row) {
    copyPairs(to, X, first.inputs);
    store<f64>(to + row, 1);
  }
}

/** With `withOnes`, rows get the 1 that weight gradients need. Without `toOutputs`, the last layer stops at Z. */
export function forward(plan: Plan, X: usize, strideX: usize, samples: i32, withOnes: bool, toOutputs: bool): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerOf(plan, l);
    // A ReLU is applied while the sums are still in registers.
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

/** Adds the weight gradients of a block, given dZ of the last layer. */
export function backward(plan: Plan, samples: i32): void {
  for (let l = plan.layerCount - 1; l >= 0; l--) {
    const layer = layerOf(plan, l);
    const columns = (layer.inputs + 2) & ~1;
    weightGradient(layer.gradient, layer.dZ, layer.stride, layer.input, layer.inputStride, samples, layer.units, columns);
    if (l == 0) break;
    const before = layerOf(plan, l - 1);
    if (readsRectifiers(layer, before)) {
      inputGradientOfOne(before.dZ, before.A, before.stride, layer.panels, layer.dZ, samples, layer.inputs);
      continue;
    }
    affine(before.dZ, before.stride, layer.transposedPanels, layer.dZ, layer.stride, samples, layer.inputs, layer.units, false);
    activationGradient(before.dZ, before.Z, before.A, <usize>samples * before.stride, before.activation);
  }
}

/** Whether `layer` is a single unit that reads ReLUs: then inputGradientOfOne does without transposed panels. */
@inline
export function readsRectifiers(layer: Layer, before: Layer): bool {
  return layer.stride == 8 && before.activation == RELU;
}
