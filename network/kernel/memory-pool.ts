import { Memory, type MemoryObject } from "./webassembly.ts";

/**
 * Memories that engines have released, for the next ones. A browser refuses more than some hundred memories at a time, and
 * frees those that nobody uses only when it collects garbage.
 */
export interface MemoryPool {
  /** A memory of at least this size, filled with zeros. */
  take(pages: number): MemoryObject;
  /** Gives a memory back. Nothing in it may be used afterwards. */
  release(memory: MemoryObject): void;
}

const PAGE = 65_536;

export function createMemoryPool(): MemoryPool {
  const free: MemoryObject[] = [];
  return {
    take(pages) {
      const size = ({ buffer }: MemoryObject) => buffer.byteLength;
      const fitting = free.filter((memory) => size(memory) >= pages * PAGE).sort((a, b) => size(a) - size(b));
      const [memory] = fitting;
      if (!memory) return new Memory({ initial: pages });
      free.splice(free.indexOf(memory), 1);
      new Uint8Array(memory.buffer).fill(0);
      return memory;
    },
    release(memory) {
      free.push(memory);
    },
  };
}
