import type { Random } from "../math/random.ts";
import type { Dataset } from "./dataset.ts";
import type { Engine } from "./engine.ts";

/** Gathers the samples of each step, side by side, in the engine's memory. */
export interface Batcher {
  /** The data, in the engine's memory. */
  readonly source: Dataset;
  /** Samples per batch; the last batch of an epoch may be smaller. */
  readonly size: number;
  readonly batchesPerEpoch: number;
  /** The order of the samples; the training shuffles it at the start of each epoch. */
  readonly order: Uint32Array;
  /** Batch `index` of the epoch; with `noise` above 0, fresh Gaussian noise is added to its inputs. Valid until the next call. */
  fill(index: number, noise: number, random: Random): Dataset;
}

/** A batcher for batches of `size` samples; the last batch of an epoch may be smaller. */
export function createBatcher(data: Dataset, size: number, engine: Engine, order?: ArrayLike<number>): Batcher {
  const n = data.X.length / data.count;
  const k = data.Y.length / data.count;
  const batchesPerEpoch = Math.ceil(data.count / size);
  const source = engine.copyIn(data);
  const indices = allocateIndices(data.count, engine);
  for (let i = 0; i < indices.length; i++) indices[i] = order ? (order[i] as number) : i;
  let scratch: Dataset | undefined;

  function allocateBatch(): Dataset {
    const X = engine.allocate(n * size);
    const Y = engine.allocate(k * size);
    return data.weights ? { X, Y, count: size, weights: engine.allocate(size) } : { X, Y, count: size };
  }

  return {
    source,
    size,
    batchesPerEpoch,
    order: indices,
    fill(index, noise, random) {
      // A full batch without noise is always the same, so it need not be gathered.
      if (batchesPerEpoch === 1 && noise === 0) return source;
      scratch ??= allocateBatch();
      const from = index * size;
      const count = Math.min(size, data.count - from);
      engine.gatherInto(scratch, source, indices, from, count);
      if (noise > 0) random.addNormalsInto(scratch.X, n * count, noise);
      return count === size ? scratch : { ...scratch, count };
    },
  };
}

/** `count` 32-bit indices in the engine's memory, which is allocated in float64 numbers. */
function allocateIndices(count: number, engine: Engine): Uint32Array {
  const numbers = engine.allocate(Math.ceil(count / 2));
  return new Uint32Array(numbers.buffer, numbers.byteOffset, count);
}
