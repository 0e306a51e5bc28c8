/** Whole numbers from 0 in 16 bits each where that is enough, and otherwise in 32. */
export type WholeNumbers = Uint16Array | Uint32Array;

/** Room for `length` whole numbers up to `largest`. */
export function wholeNumbers(length: number, largest: number): WholeNumbers {
  return largest <= 0xffff ? new Uint16Array(length) : new Uint32Array(length);
}
