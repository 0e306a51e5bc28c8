/** Which rows of a batch are answered: those from a row on, up to a number. */
export interface RowWindow {
  /** Takes the next row: whether it is to be answered. */
  take(): boolean;
  /** Whether more rows came than are answered. */
  readonly isFull: boolean;
  /** How many rows were answered. */
  readonly answered: number;
  /** The `?from=` of a request that goes on where this one ended. */
  readonly next: number;
}

/** Skips the first `from` rows and answers at most `most` after them. */
export function createRowWindow(from: number, most: number): RowWindow {
  let seen = 0;
  let isFull = false;
  return {
    take() {
      isFull ||= seen === from + most;
      if (isFull) return false;
      seen++;
      return seen > from;
    },
    get isFull() {
      return isFull;
    },
    get answered() {
      return Math.max(0, seen - from);
    },
    get next() {
      return Math.max(seen, from);
    },
  };
}
