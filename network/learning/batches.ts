import type { Random } from "../math/random.ts";
import type { Dataset } from "./dataset.ts";
import type { Engine } from "./engine.ts";

/** Lays the samples of one step side by side in the engine's memory. */
export interface Batcher {
  readonly batchesPerEpoch: number;
  /** The order in which the samples come; shuffled by the training at the start of an epoch. */
  readonly order: Uint32Array;
  /** Batch `place` of the epoch, its inputs with fresh Gaussian noise where that is above 0. Valid until the next call. */
  fill(place: number, noise: number, random: Random): Dataset;
}

/** A batcher for batches of `size` samples; the last of an epoch may be smaller. */
export function createBatcher(data: Dataset, size: number, engine: Engine, order?: ArrayLike<number>): Batcher {
  const n = data.X.length / data.count;
  const k = data.Y.length / data.count;
  const batchesPerEpoch = Math.ceil(data.count / size);
  const source = engine.copyIn(data);
  const indices = allocatePlaces(data.count, engine);
  for (let i = 0; i < indices.length; i++) indices[i] = order ? (order[i] as number) : i;
  let room: Dataset | undefined;

  function allocateRoom(): Dataset {
    const X = engine.allocate(n * size);
    const Y = engine.allocate(k * size);
    return data.weights ? { X, Y, count: size, weights: engine.allocate(size) } : { X, Y, count: size };
  }

  return {
    batchesPerEpoch,
    order: indices,
    fill(place, noise, random) {
      // A full batch without noise never changes, so it is not laid out anew.
      if (batchesPerEpoch === 1 && noise === 0) return source;
      room ??= allocateRoom();
      const from = place * size;
      const count = Math.min(size, data.count - from);
      engine.gatherInto(room, source, indices, from, count);
      if (noise > 0) random.addNormals(room.X, n * count, noise);
      return count === size ? room : { ...room, count };
    },
  };
}

/** Room for `count` places in the engine's memory, two to a number. */
function allocatePlaces(count: number, engine: Engine): Uint32Array {
  const room = engine.allocate(Math.ceil(count / 2));
  return new Uint32Array(room.buffer, room.byteOffset, count);
}
