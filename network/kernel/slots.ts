import type { Arena } from "./arena.ts";

/**
 * Gives the kernel the addresses of vectors of the parameters' length. A vector in the engine's memory is used where it is; any
 * other is copied into a slot, and back where the kernel has changed it.
 */
export interface Slots {
  /** The address of a vector or of its copy in a slot. Throws RangeError for a vector of another length. */
  addressOf(vector: Float64Array, slot: Slot): number;
  /** Copies a slot back into the vector that was copied there. */
  copyBack(vector: Float64Array, slot: Slot): void;
}

/** What an optimizer needs at most: parameters, gradient and two vectors of state. */
export type Slot = 0 | 1 | 2 | 3;
export const SLOTS = 4;

/** The addresses of the slots. */
export function reserveSlots(arena: Arena, length: number): readonly number[] {
  return Array.from({ length: SLOTS }, () => arena.alloc(8 * length));
}

export function createSlots(buffer: ArrayBuffer, addresses: readonly number[], length: number): Slots {
  const views = addresses.map((address) => new Float64Array(buffer, address, length));
  // Reading a vector's buffer and offset takes as long as a small step, so each slot remembers the last vector found in memory.
  const found: { vector: Float64Array | undefined; address: number }[] = addresses.map(() => ({ vector: undefined, address: 0 }));
  return {
    addressOf(vector, slot) {
      const last = found[slot] as (typeof found)[number];
      if (vector === last.vector) return last.address;
      if (vector.length !== length) throw new RangeError(`the network has ${length} parameters, got a vector of ${vector.length}`);
      if (vector.buffer === buffer) {
        last.vector = vector;
        last.address = vector.byteOffset;
        return vector.byteOffset;
      }
      (views[slot] as Float64Array).set(vector);
      return addresses[slot] as number;
    },
    copyBack(vector, slot) {
      if (vector !== found[slot]?.vector) vector.set(views[slot] as Float64Array);
    },
  };
}
