/** Hands out addresses from `base` upwards, each a multiple of 16. */
export interface Arena {
  /** The first address that has not been handed out. */
  readonly top: number;
  alloc(bytes: number): number;
}

export function createArena(base: number): Arena {
  let top = base;
  return {
    get top() {
      return top;
    },
    alloc(bytes) {
      const address = top;
      top += Math.ceil(bytes / 16) * 16;
      return address;
    },
  };
}
