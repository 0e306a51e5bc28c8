// Copies of few numbers, by loops, which are then faster than memory.copy.

import { paired } from "./plan";

@inline
export function copy(to: usize, from: usize, bytes: usize): void {
  for (let e: usize = 0; e < bytes; e += 8) store<f64>(to + e, load<f64>(from + e));
}

/** Copies whole pairs: if the count is odd, one number more than asked for. */
@inline
export function copyPairs(to: usize, from: usize, count: i32): void {
  const bytes = paired(count);
  for (let e: usize = 0; e < bytes; e += 16) v128.store(to + e, v128.load(from + e));
}

/** Sets numbers to 0; the bytes are a multiple of 16. */
export function clear(at: usize, bytes: usize): void {
  for (const end = at + bytes; at < end; at += 16) v128.store(at, f64x2.splat(0));
}
