import type { Dataset } from "../learning/dataset.ts";
import type { Network } from "../learning/network.ts";
import type { Arena } from "./arena.ts";
import type { DatasetAddresses } from "./datasets.ts";
import { BLOCK } from "./plan.ts";

/** Brings samples from outside the engine's memory to the kernel, as many at a time as fit into the L2 cache. */
export interface Chunks {
  /** Calls `visit` with the addresses of one copied chunk of a dataset after another. */
  forEach(data: Dataset, visit: (addresses: DatasetAddresses, count: number) => void): void;
  /** Calls `visit` with the addresses of the inputs of one chunk after another and of what it is to fill with their outputs. */
  predict(outputs: Float64Array, X: Float64Array, count: number, visit: (outputs: number, X: number, count: number) => void): void;
}

/** The scratch buffer of one chunk. */
export interface ChunkBuffer {
  readonly samples: number;
  readonly addresses: DatasetAddresses;
}

/** The size of a chunk, in numbers, approximately. */
const CHUNK_NUMBERS = 16_384;

export function reserveChunk(arena: Arena, { inputs, outputs }: Network): ChunkBuffer {
  const samples = BLOCK * Math.max(1, Math.floor(CHUNK_NUMBERS / (inputs + outputs + 1) / BLOCK));
  const addresses = { X: arena.alloc(8 * inputs * samples), Y: arena.alloc(8 * outputs * samples), weights: arena.alloc(8 * samples) };
  return { samples, addresses };
}

export function createChunks(buffer: ArrayBuffer, { samples, addresses }: ChunkBuffer, { inputs: n, outputs: k }: Network): Chunks {
  const X = new Float64Array(buffer, addresses.X, n * samples);
  const Y = new Float64Array(buffer, addresses.Y, k * samples);
  const weights = new Float64Array(buffer, addresses.weights, samples);
  return {
    forEach(data, visit) {
      const used = data.weights ? addresses : { ...addresses, weights: 0 };
      for (let from = 0; from < data.count; from += samples) {
        const to = Math.min(data.count, from + samples);
        X.set(data.X.subarray(n * from, n * to));
        Y.set(data.Y.subarray(k * from, k * to));
        if (data.weights) weights.set(data.weights.subarray(from, to));
        visit(used, to - from);
      }
    },
    predict(outputs, allX, count, visit) {
      for (let from = 0; from < count; from += samples) {
        const to = Math.min(count, from + samples);
        X.set(allX.subarray(n * from, n * to));
        visit(addresses.Y, addresses.X, to - from);
        outputs.set(Y.subarray(0, k * (to - from)), k * from);
      }
    },
  };
}
