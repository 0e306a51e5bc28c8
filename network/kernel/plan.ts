import type { ActivationName } from "../learning/activations.ts";
import type { LossName } from "../learning/losses.ts";
import type { Network } from "../learning/network.ts";
import type { Arena } from "./arena.ts";

// The kernel knows activations and losses by their indices in these lists: see assembly/activations.ts and assembly/losses.ts.
const ACTIVATION_CODES: readonly ActivationName[] = ["identity", "sigmoid", "tanh", "relu", "leakyRelu", "elu", "softmax"];
const LOSS_CODES: readonly LossName[] = ["binaryCrossEntropy", "categoricalCrossEntropy", "meanSquaredError"];
/** The activations whose derivative is computed from z. For the others a = g(z) is enough, so A overwrites Z. */
const KEEPS_Z: readonly ActivationName[] = [];

/** Whether the kernel has every activation of some layers and a loss. Newer activations run in TypeScript only. */
export function supports({ layers }: { readonly layers: readonly { readonly activation: ActivationName }[] }, loss: LossName): boolean {
  return LOSS_CODES.includes(loss) && layers.every(({ activation }) => ACTIVATION_CODES.includes(activation));
}

/** Samples per block: BLOCK of assembly/plan.ts. */
export const BLOCK = 64;

/** The description of a network for the kernel: the fields of Plan and then of each Layer, in the order of assembly/plan.ts. */
export interface PlanWords {
  readonly address: number;
  readonly words: Int32Array;
}

/** Lays out the description of a network and the scratch buffers for one block of samples. The words are yet to be written. */
export function layPlan(network: Network, loss: LossName, arena: Arena): PlanWords {
  const { layers, inputs, outputs } = network;
  const address = arena.alloc(4 * (PLAN_FIELDS + LAYER_FIELDS * layers.length));
  const words = [layers.length, inputs, outputs, LOSS_CODES.indexOf(loss), address + 4 * PLAN_FIELDS];
  words.push(arena.alloc(8 * BLOCK), arena.alloc(8 * BLOCK * even(outputs)));
  words.push(arena.alloc(8 * BLOCK * outputs), arena.alloc(8 * BLOCK));
  let inputStride = 8 * even(inputs + 1);
  let input = arena.alloc(BLOCK * inputStride);
  layers.forEach((layer, l) => {
    const isLast = l === layers.length - 1;
    // No layer reads the rows of the last one, so they need no 1 at the end, and single outputs can be side by side.
    const isSingle = layer.units === 1 && layer.activation !== "softmax";
    const stride = 8 * (!isLast ? even(layer.units + 1) : isSingle ? 1 : even(layer.units));
    const Z = arena.alloc(BLOCK * stride);
    const A = isLast || KEEPS_Z.includes(layer.activation) ? arena.alloc(BLOCK * stride) : Z;
    words.push(layer.inputs, layer.units, ACTIVATION_CODES.indexOf(layer.activation), 8 * layer.weightsAt, 8 * layer.biasesAt);
    words.push(arena.alloc(8 * even(layer.units) * (layer.inputs + 1)), arena.alloc(8 * even(layer.inputs) * (layer.units + 1)));
    words.push(input, inputStride, Z, A, arena.alloc(BLOCK * stride), stride, arena.alloc(8 * layer.units * even(layer.inputs + 1)));
    input = A;
    inputStride = stride;
  });
  return { address, words: Int32Array.from(words) };
}

const PLAN_FIELDS = 9;
const LAYER_FIELDS = 14;

/** n, rounded up to an even number. */
function even(n: number): number {
  return n + (n % 2);
}
