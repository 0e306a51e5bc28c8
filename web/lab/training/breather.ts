/** Keeps work that is only for looking at a run to a share of the time. */
export interface Breather {
  /** Whether enough time has passed since the last work. */
  readonly isRested: boolean;
  /** Does some work, and wants rest afterwards for a multiple of the time that it took. */
  work<Result>(work: () => Result): Result;
}

/** With `rest` 4, at most a fifth of the time is spent on the work. `now` is a clock in milliseconds. */
export function createBreather(now: () => number, rest: number): Breather {
  let restedAt = -Infinity;
  return {
    get isRested() {
      return now() >= restedAt;
    },
    work(work) {
      const start = now();
      const result = work();
      const end = now();
      restedAt = end + rest * (end - start);
      return result;
    },
  };
}
