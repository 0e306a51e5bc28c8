import type { Dataset } from "../learning/dataset.ts";
import type { LossName } from "../learning/losses.ts";
import type { Network } from "../learning/network.ts";
import { BLOCK, layPlan } from "./plan.ts";
import { Memory } from "./webassembly.ts";

/**
 * One engine's memory: the plan, room for a block of samples, room for a piece of data from elsewhere, and the vectors
 * that `allocate` hands out. Its size is settled at the start, because growing a WebAssembly memory would detach every
 * view that was handed out before.
 */
export interface KernelMemory {
  /** The WebAssembly.Memory itself, to be imported by the kernel. */
  readonly object: object;
  /** The address of the plan. */
  readonly plan: number;
  /** A zeroed vector in this memory while there is room, an ordinary one after that: both work, this one without copying. */
  allocate(length: number): Float64Array;
  /** Data as it is, or copied here where it is small enough to stay. */
  copyIn(data: Dataset): Dataset;
  /** Where a batch, the data it is gathered from and their places are, if all are here. */
  gatheringOf(batch: Dataset, data: Dataset, indices: Uint32Array): Gathering | undefined;
  /** The address of a vector of the parameters' length: its own, or that of a copy in one of the `SLOTS`. */
  addressOf(vector: Float64Array, slot: number): number;
  /** Takes the changes of a copied vector back. */
  copyBack(vector: Float64Array, slot: number): void;
  /** Calls `visit` with the addresses of a whole dataset, or, where it lies elsewhere, of one copied piece after another. */
  forEachChunk(data: Dataset, visit: (X: number, Y: number, weights: number, count: number) => void): void;
  /** The same for inputs alone, whose answers go the other way. */
  predictChunks(X: Float64Array, answers: Float64Array, count: number, visit: (X: number, answers: number, count: number) => void): void;
}

/** The addresses of what a batch is gathered from and into; those of weights are 0 where there are none. */
export interface Gathering {
  readonly to: Addresses;
  readonly from: Addresses;
  readonly indices: number;
}

interface Addresses {
  readonly X: number;
  readonly Y: number;
  readonly weights: number;
}

/** What an optimizer touches at most: parameters, gradient, two moments. */
const SLOTS = 4;
/** The vectors of the parameters' length that there is room for: a training's, and two to spare. */
const VECTORS = SLOTS + 2;
/** Room for so many numbers of data besides a full batch (1 MiB), and for a batch of at most so many (8 MiB); what does not fit streams through. */
const DATA_NUMBERS = 2 ** 17;
const BATCH_NUMBERS = 2 ** 20;
/** The numbers of a piece, about: small enough for the second cache. */
const CHUNK_NUMBERS = 16_384;
const PAGE = 65_536;
/** The kernel's own constants lie below. */
const BASE = 4096;

export function createKernelMemory(network: Network, loss: LossName, capacity: number): KernelMemory {
  const { inputs: n, outputs: k, parameterCount } = network;
  let top = BASE;
  const alloc = (bytes: number): number => {
    const at = top;
    top += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const plan = layPlan(network, loss, { alloc });
  const slots = Array.from({ length: SLOTS }, () => alloc(8 * parameterCount));
  const chunkSamples = BLOCK * Math.max(1, Math.floor(CHUNK_NUMBERS / (n + k + 1) / BLOCK));
  const chunk = { X: alloc(8 * n * chunkSamples), Y: alloc(8 * k * chunkSamples), weights: alloc(8 * chunkSamples) };
  const end = top + 8 * (VECTORS * (parameterCount + 2) + DATA_NUMBERS + Math.min(BATCH_NUMBERS, (capacity + 1) * (n + k + 1)));
  // The kernel reads up to a block's rows beyond the last sample, though it never uses them.
  const object = new Memory({ initial: Math.ceil((end + 8 * BLOCK * Math.max(n, k)) / PAGE) });
  const { buffer } = object;
  new Int32Array(buffer, plan.at, plan.words.length).set(plan.words);

  const isHere = (vector: Float64Array): boolean => vector.buffer === buffer;
  const slotViews = slots.map((at) => new Float64Array(buffer, at, parameterCount));
  // Asking a vector for its buffer costs as much as a small step, so what was found here last is remembered: it stays.
  const known: (Float64Array | undefined)[] = slots.map(() => undefined);
  const knownAt = slots.map(() => 0);
  let knownData: Dataset | undefined;
  let knownPlaces: Addresses = { X: 0, Y: 0, weights: 0 };
  let knownGathering: { batch: Dataset; data: Dataset; indices: Uint32Array; at: Gathering } | undefined;

  /** Where a dataset is, if all of it is here. */
  function addressesOf({ X, Y, weights }: Dataset): Addresses | undefined {
    if (!(isHere(X) && isHere(Y) && (!weights || isHere(weights)))) return undefined;
    return { X: X.byteOffset, Y: Y.byteOffset, weights: weights ? weights.byteOffset : 0 };
  }

  const views = {
    X: new Float64Array(buffer, chunk.X, n * chunkSamples),
    Y: new Float64Array(buffer, chunk.Y, k * chunkSamples),
    weights: new Float64Array(buffer, chunk.weights, chunkSamples),
  };

  function allocate(length: number): Float64Array {
    if (top + 8 * (length + 1) > end) return new Float64Array(length);
    return new Float64Array(buffer, alloc(8 * length), length);
  }

  return {
    object,
    plan: plan.at,
    allocate,
    copyIn(data) {
      if (top + 8 * (data.count * (n + k + 1) + 4) > end || isHere(data.X)) return data;
      const copy = (values: Float64Array): Float64Array => {
        const vector = allocate(values.length);
        vector.set(values);
        return vector;
      };
      const { X, Y, count, weights } = data;
      return weights ? { X: copy(X), Y: copy(Y), count, weights: copy(weights) } : { X: copy(X), Y: copy(Y), count };
    },
    gatheringOf(batch, data, indices) {
      if (knownGathering?.batch === batch && knownGathering.data === data && knownGathering.indices === indices) return knownGathering.at;
      const [to, from] = [addressesOf(batch), addressesOf(data)];
      if (!to || !from || indices.buffer !== buffer) return undefined;
      const at = { to, from, indices: indices.byteOffset };
      knownGathering = { batch, data, indices, at };
      return at;
    },
    addressOf(vector, slot) {
      if (vector === known[slot]) return knownAt[slot] as number;
      if (vector.length !== parameterCount)
        throw new RangeError(`the network has ${parameterCount} parameters, got a vector of ${vector.length}`);
      if (isHere(vector)) {
        known[slot] = vector;
        knownAt[slot] = vector.byteOffset;
        return vector.byteOffset;
      }
      (slotViews[slot] as Float64Array).set(vector);
      return slots[slot] as number;
    },
    copyBack(vector, slot) {
      if (vector !== known[slot]) vector.set(slotViews[slot] as Float64Array);
    },
    forEachChunk(data, visit) {
      const { X, Y, weights, count } = data;
      const found = data === knownData ? knownPlaces : addressesOf(data);
      if (found) {
        knownData = data;
        knownPlaces = found;
        visit(found.X, found.Y, found.weights, count);
        return;
      }
      for (let from = 0; from < count; from += chunkSamples) {
        const to = Math.min(count, from + chunkSamples);
        views.X.set(X.subarray(n * from, n * to));
        views.Y.set(Y.subarray(k * from, k * to));
        if (weights) views.weights.set(weights.subarray(from, to));
        visit(chunk.X, chunk.Y, weights ? chunk.weights : 0, to - from);
      }
    },
    predictChunks(X, answers, count, visit) {
      if (isHere(X) && isHere(answers)) {
        visit(X.byteOffset, answers.byteOffset, count);
        return;
      }
      for (let from = 0; from < count; from += chunkSamples) {
        const to = Math.min(count, from + chunkSamples);
        views.X.set(X.subarray(n * from, n * to));
        visit(chunk.X, chunk.Y, to - from);
        answers.set(views.Y.subarray(0, k * (to - from)), k * from);
      }
    },
  };
}
