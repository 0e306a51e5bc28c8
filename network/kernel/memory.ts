import type { LossName } from "../learning/losses.ts";
import type { Network } from "../learning/network.ts";
import { createArena } from "./arena.ts";
import { type Chunks, createChunks, reserveChunk } from "./chunks.ts";
import { createDatasets, type Datasets } from "./datasets.ts";
import type { MemoryPool } from "./memory-pool.ts";
import { BLOCK, layPlan } from "./plan.ts";
import { createSlots, reserveSlots, SLOTS, type Slots } from "./slots.ts";
import { reserveSteps, type StepsAddresses } from "./steps.ts";
import type { MemoryObject } from "./webassembly.ts";

/**
 * The memory of one engine: the plan, scratch buffers, and the vectors that `allocate` hands out. Its size is fixed, because
 * a WebAssembly memory that grows detaches every view of it.
 */
export interface KernelMemory {
  /** Imported by the kernel. */
  readonly object: MemoryObject;
  readonly buffer: ArrayBuffer;
  /** The address of the plan. */
  readonly plan: number;
  readonly slots: Slots;
  readonly datasets: Datasets;
  readonly chunks: Chunks;
  readonly steps: StepsAddresses;
  /** A vector of zeros in this memory or, if it is full, elsewhere. */
  allocate(length: number): Float64Array;
  /** Whether `numbers` more numbers, in up to three vectors, fit into this memory. */
  hasRoom(numbers: number): boolean;
}

/** Room for this many vectors of the parameters' length: those of a training with its signs, and one more. */
const VECTORS = SLOTS + 2;
/** Data and batches of more numbers (8 MiB) stay where they are and are copied in chunk by chunk. */
const DATA_NUMBERS = 2 ** 20;
const PAGE = 65_536;
/** The kernel's own constants are below this address. */
const BASE = 4096;

/** The memory for an engine with batches of up to `capacity` samples and a dataset of `samples` samples, taken from a pool. */
export function createKernelMemory(pool: MemoryPool, network: Network, loss: LossName, capacity: number, samples: number): KernelMemory {
  const { inputs: n, outputs: k, parameterCount } = network;
  const arena = createArena(BASE);
  const plan = layPlan(network, loss, arena);
  const slots = reserveSlots(arena, parameterCount);
  const chunk = reserveChunk(arena, network);
  const steps = reserveSteps(arena);
  // A sample has its inputs, targets and weight and, in the data, half a number for its index in the order of an epoch.
  const roomFor = (count: number, perSample: number) => (count * perSample <= DATA_NUMBERS ? Math.ceil(count * perSample) + 8 : 0);
  const numbers = VECTORS * (parameterCount + 2) + roomFor(samples, n + k + 1.5) + roomFor(capacity, n + k + 1);
  const end = arena.top + 8 * numbers;
  // The kernel reads, but never uses, up to a block of rows beyond the last sample.
  const object = pool.take(Math.ceil((end + 8 * BLOCK * Math.max(n, k)) / PAGE));
  const { buffer } = object;
  new Int32Array(buffer, plan.address, plan.words.length).set(plan.words);
  return {
    object,
    buffer,
    plan: plan.address,
    slots: createSlots(buffer, slots, parameterCount),
    datasets: createDatasets(buffer),
    chunks: createChunks(buffer, chunk, network),
    steps,
    allocate(length) {
      if (arena.top + 8 * (length + 1) > end) return new Float64Array(length);
      return new Float64Array(buffer, arena.alloc(8 * length), length);
    },
    hasRoom: (numbers) => arena.top + 8 * (numbers + 4) <= end,
  };
}
