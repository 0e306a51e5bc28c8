// How JavaScript tells the kernel what to compute: two records in the shared memory, written once by network/kernel/plan.ts
// in this very order. All pointers and strides are in bytes, everything else counts numbers.
//
// Samples go through in blocks of at most BLOCK, so that what a block leaves behind stays in the processor's first cache
// and a million samples need no more room than a hundred. Within a block a sample's numbers lie side by side, padded to
// whole pairs. A layer's input rows end with a 1, so that its bias is one more weight when gradients are summed.

export const BLOCK: usize = 64;

@unmanaged
export class Layer {
  inputs: i32;
  units: i32;
  activation: i32;
  /** Where W and b begin within a parameter vector. */
  weightsAt: usize;
  biasesAt: usize;
  /** W and b packed for the forward pass, Wᵀ for the backward pass: see affine.ts. */
  panels: usize;
  transposedPanels: usize;
  /** What the layer reads: A of the layer before or the block's X, with a 1 after its numbers. */
  input: usize;
  inputStride: usize;
  /** Z, A and dZ of the block, all with one stride. A may take the place of Z: see KEEPS_Z of network/kernel/plan.ts. */
  Z: usize;
  A: usize;
  dZ: usize;
  stride: usize;
  /** dW and db side by side: units × pairs of (inputs + 1). */
  gradient: usize;
}

@unmanaged
export class Plan {
  layerCount: i32;
  inputs: i32;
  outputs: i32;
  loss: i32;
  /** The first of the layers, which follow one another. */
  layers: usize;
  /** Room for a number a sample of the block, and for a number an output. */
  scales: usize;
  terms: usize;
}

@inline
export function layerOf(plan: Plan, l: i32): Layer {
  return changetype<Layer>(plan.layers + <usize>l * offsetof<Layer>());
}

/** Bytes of `count` numbers rounded up to whole pairs. */
@inline
export function paired(count: i32): usize {
  return <usize>((count + 1) & ~1) * 8;
}
