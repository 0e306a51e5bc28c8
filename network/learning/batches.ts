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
  const places = order ? Uint32Array.from(order) : Uint32Array.from({ length: data.count }, (_, i) => i);
  const batchesPerEpoch = Math.ceil(data.count / size);
  let whole: Dataset | undefined;
  let room: Dataset | undefined;

  function allocateRoom(): Dataset {
    const X = engine.allocate(n * size);
    const Y = engine.allocate(k * size);
    return data.weights ? { X, Y, count: size, weights: engine.allocate(size) } : { X, Y, count: size };
  }

  function gather(to: Dataset, from: number, count: number): void {
    const [X, Y, allX, allY] = [to.X, to.Y, data.X, data.Y];
    for (let i = 0; i < count; i++) {
      const at = places[from + i] as number;
      for (let e = 0; e < n; e++) X[i * n + e] = allX[at * n + e] as number;
      for (let e = 0; e < k; e++) Y[i * k + e] = allY[at * k + e] as number;
      if (to.weights && data.weights) to.weights[i] = data.weights[at] as number;
    }
  }

  return {
    batchesPerEpoch,
    order: places,
    fill(place, noise, random) {
      // A full batch without noise never changes, so it is not laid out anew.
      if (batchesPerEpoch === 1 && noise === 0) {
        whole ??= engine.adopt(data);
        return whole;
      }
      room ??= allocateRoom();
      const from = place * size;
      const count = Math.min(size, data.count - from);
      gather(room, from, count);
      if (noise > 0) random.addNormals(room.X, n * count, noise);
      return count === size ? room : { ...room, count };
    },
  };
}
