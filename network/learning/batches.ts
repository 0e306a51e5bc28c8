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
  const source = engine.adopt(data);
  const places = allocatePlaces(data.count, engine);
  for (let i = 0; i < places.length; i++) places[i] = order ? (order[i] as number) : i;
  let room: Dataset | undefined;

  function allocateRoom(): Dataset {
    const X = engine.allocate(n * size);
    const Y = engine.allocate(k * size);
    return data.weights ? { X, Y, count: size, weights: engine.allocate(size) } : { X, Y, count: size };
  }

  return {
    batchesPerEpoch,
    order: places,
    fill(place, noise, random) {
      // A full batch without noise never changes, so it is not laid out anew.
      if (batchesPerEpoch === 1 && noise === 0) return source;
      room ??= allocateRoom();
      const from = place * size;
      const count = Math.min(size, data.count - from);
      engine.gatherInto(room, source, places, from, count);
      if (noise > 0) random.addNormals(room.X, n * count, noise);
      return count === size ? room : { ...room, count };
    },
  };
}

/** Fills a batch with `count` samples of the data: those at places[from], places[from + 1], … */
export function gatherInto(batch: Dataset, data: Dataset, places: Uint32Array, from: number, count: number): void {
  const [X, Y, allX, allY] = [batch.X, batch.Y, data.X, data.Y];
  const n = allX.length / data.count;
  const k = allY.length / data.count;
  for (let i = 0; i < count; i++) {
    const at = places[from + i] as number;
    for (let e = 0; e < n; e++) X[i * n + e] = allX[at * n + e] as number;
    for (let e = 0; e < k; e++) Y[i * k + e] = allY[at * k + e] as number;
    if (batch.weights && data.weights) batch.weights[i] = data.weights[at] as number;
  }
}

/** Room for `count` places in the engine's memory, two to a number. */
function allocatePlaces(count: number, engine: Engine): Uint32Array {
  const room = engine.allocate(Math.ceil(count / 2));
  return new Uint32Array(room.buffer, room.byteOffset, count);
}
