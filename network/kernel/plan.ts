import type { ActivationName } from "../learning/activations.ts";
import type { LossName } from "../learning/losses.ts";
import type { Network } from "../learning/network.ts";

// The numbers by which the kernel knows them: see assembly/activations.ts and assembly/losses.ts.
const ACTIVATION_CODES: readonly ActivationName[] = ["identity", "sigmoid", "tanh", "relu", "leakyRelu", "elu", "softmax"];
/** Those whose derivative reads z. The derivatives of the others read a = g(z) alone, so A takes the place of Z. */
const KEEPS_Z: readonly ActivationName[] = [];
const LOSS_CODES: readonly LossName[] = ["binaryCrossEntropy", "categoricalCrossEntropy", "meanSquaredError"];

type KnownBy = { readonly layers: readonly Pick<Network["layers"][number], "activation">[] };

/** Whether the kernel has every activation and the loss of a network; what was added since, plain TypeScript alone knows. */
export function supports({ layers }: KnownBy, loss: LossName): boolean {
  return LOSS_CODES.includes(loss) && layers.every(({ activation }) => ACTIVATION_CODES.includes(activation));
}

/** Samples a block: BLOCK of assembly/plan.ts. */
export const BLOCK = 64;

/** Hands out addresses, each at a whole number of `bytes` of 16, from the bottom of a memory upwards. */
export interface Arena {
  alloc(bytes: number): number;
}

/**
 * Lays out what the kernel needs to know of a network, and the room for one block of samples. Returns the address of the
 * record and what to write into the memory from there on: the fields of Plan and of each Layer of assembly/plan.ts, in
 * their order, four bytes each.
 */
export function layPlan(network: Network, loss: LossName, arena: Arena): { readonly at: number; readonly words: Int32Array } {
  const { layers, inputs, outputs } = network;
  const at = arena.alloc(4 * (PLAN_FIELDS + LAYER_FIELDS * layers.length));
  const words = [layers.length, inputs, outputs, LOSS_CODES.indexOf(loss), at + 4 * PLAN_FIELDS];
  words.push(arena.alloc(8 * BLOCK), arena.alloc(8 * BLOCK * pairs(outputs)));
  let inputStride = 8 * pairs(inputs + 1);
  let input = arena.alloc(BLOCK * inputStride);
  layers.forEach((layer, l) => {
    const isLast = l === layers.length - 1;
    // A row of the last layer feeds no other, so it needs no 1 behind; single outputs lie side by side.
    const isSingle = layer.units === 1 && layer.activation !== "softmax";
    const stride = 8 * (!isLast ? pairs(layer.units + 1) : isSingle ? 1 : pairs(layer.units));
    const Z = arena.alloc(BLOCK * stride);
    const A = isLast || KEEPS_Z.includes(layer.activation) ? arena.alloc(BLOCK * stride) : Z;
    words.push(layer.inputs, layer.units, ACTIVATION_CODES.indexOf(layer.activation), 8 * layer.weightsAt, 8 * layer.biasesAt);
    words.push(arena.alloc(8 * pairs(layer.units) * (layer.inputs + 1)), arena.alloc(8 * pairs(layer.inputs) * (layer.units + 1)));
    words.push(input, inputStride, Z, A, arena.alloc(BLOCK * stride), stride, arena.alloc(8 * layer.units * pairs(layer.inputs + 1)));
    input = A;
    inputStride = stride;
  });
  return { at, words: Int32Array.from(words) };
}

const PLAN_FIELDS = 7;
const LAYER_FIELDS = 14;

/** n rounded up to whole pairs. */
function pairs(n: number): number {
  return n + (n % 2);
}
