// The description of a network, which network/kernel/plan.ts writes into the shared memory, field by field in this order.
// Pointers and strides are in bytes; everything else counts numbers.
//
// Samples are processed in blocks of at most BLOCK, so that the intermediate results of a block stay in the L1 cache and a
// million samples need no more memory than a hundred. Within a block the numbers of a sample are side by side, padded to an
// even number. In the rows that a layer reads a 1 follows the inputs, so that in the gradient the bias is one more weight.

export const BLOCK: usize = 64;

@unmanaged
export class Layer {
  inputs: i32;
  units: i32;
  activation: i32;
  /** The offsets of W and b in a parameter vector. */
  weightsAt: usize;
  biasesAt: usize;
  /** W and b packed for the forward pass and Wᵀ for the backward pass, as in affine.ts. */
  panels: usize;
  transposedPanels: usize;
  /** What the layer reads: the block's X or A of the layer before, with a 1 after the numbers of each sample. */
  input: usize;
  inputStride: usize;
  /** Z, A and dZ of the block, all with the same stride. Z and A can be the same; see KEEPS_Z in network/kernel/plan.ts. */
  Z: usize;
  A: usize;
  dZ: usize;
  stride: usize;
  /** dW and db: for each unit inputs + 1 numbers, padded to an even number. */
  gradient: usize;
}

@unmanaged
export class Plan {
  layerCount: i32;
  inputs: i32;
  outputs: i32;
  loss: i32;
  /** The first of the layers; the others follow it. */
  layers: usize;
  /** Scratch buffers: one number per sample of a block, and one per output of a block. */
  scales: usize;
  terms: usize;
  /** The targets and the weights of a gathered block. */
  targets: usize;
  weights: usize;
}

@inline
export function layerOf(plan: Plan, l: i32): Layer {
  return changetype<Layer>(plan.layers + <usize>l * offsetof<Layer>());
}

/** The bytes of `count` numbers, rounded up to an even number of them. */
@inline
export function paired(count: i32): usize {
  return <usize>((count + 1) & ~1) * 8;
}
