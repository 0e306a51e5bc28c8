// The network over the rows: `evaluate` of ../conditional.ts and `probabilitiesInto` of ../upper-layers.ts.

import { first, second } from "../../../network/kernel/assembly/exact-lanes";
import { sigmoids } from "../../../network/kernel/assembly/exact-passes";
import { columnBytes, countOf, rowsOf, Setup, subsetOf, sumsOf } from "./layout";
import { add } from "./tables";

/**
 * Writes the probability of each row with the sample's scores in place of its own, except for those in U. Rows that agree in U
 * are not evaluated once: to find them takes as long.
 */
export function evaluate(setup: Setup, U: i32): void {
  const column = columnBytes(setup);
  addKnown(setup, U);
  // The known scores join the lower part, which has fewer combinations than there are rows.
  const lower = subsetOf(setup.lower, U);
  const sums = sumsOf(setup.lower, lower);
  const bytes = <usize>countOf(setup.lower, lower) * column;
  for (let at: usize = 0; at < bytes; at += column) add(setup.lowerSums + at, setup.known, sums + at, column);
  logits(setup, lower, subsetOf(setup.upper, U));
  sigmoids(setup.probabilities, setup.probabilities, <usize>((setup.rows + 1) & ~1) << 3);
}

/** The biases, and what the known scores add to them. */
function addKnown(setup: Setup, U: i32): void {
  const column = columnBytes(setup);
  memory.copy(setup.known, setup.biases, column);
  for (let f = 0; f < setup.features; f++) {
    if ((U >> f) & 1) continue;
    const product = f * setup.levelCount + <i32>load<u8>(setup.sample + f);
    add(setup.known, setup.known, setup.products + <usize>product * column, column);
  }
}

/** Four rows at a time, since each addition to a sum waits for the one before it. What is beyond the last row is never read. */
function logits(setup: Setup, lowerSubset: i32, upperSubset: i32): void {
  const column = columnBytes(setup);
  const lower = setup.lowerSums;
  const upper = sumsOf(setup.upper, upperSubset);
  const weights = setup.weights;
  const bias = setup.bias;
  let a = rowsOf(setup.lower, lowerSubset);
  let b = rowsOf(setup.upper, upperSubset);
  const end = a + (<usize>setup.rows << 2);
  for (let to = setup.probabilities; a < end; a += 16, b += 16, to += 32) {
    const a0 = lower + <usize>load<u16>(a) * column, b0 = upper + <usize>load<u16>(b) * column;
    const a1 = lower + <usize>load<u16>(a, 4) * column, b1 = upper + <usize>load<u16>(b, 4) * column;
    const a2 = lower + <usize>load<u16>(a, 8) * column, b2 = upper + <usize>load<u16>(b, 8) * column;
    const a3 = lower + <usize>load<u16>(a, 12) * column, b3 = upper + <usize>load<u16>(b, 12) * column;
    let s0 = bias, s1 = bias, s2 = bias, s3 = bias;
    // Each sum keeps its order. Shuffles would take fewer instructions, but a first call runs code in which they are slow.
    for (let e: usize = 0; e < column; e += 32) {
      const w = v128.load(weights + e);
      const v = v128.load(weights + e, 16);
      s0 = added(s0, weighted(w, a0 + e, b0 + e), weightedNext(v, a0 + e, b0 + e));
      s1 = added(s1, weighted(w, a1 + e, b1 + e), weightedNext(v, a1 + e, b1 + e));
      s2 = added(s2, weighted(w, a2 + e, b2 + e), weightedNext(v, a2 + e, b2 + e));
      s3 = added(s3, weighted(w, a3 + e, b3 + e), weightedNext(v, a3 + e, b3 + e));
    }
    store<f64>(to, s0);
    store<f64>(to, s1, 8);
    store<f64>(to, s2, 16);
    store<f64>(to, s3, 24);
  }
}

/** Two weighted activations of ReLU. */
@inline
function weighted(w: v128, a: usize, b: usize): v128 {
  return f64x2.mul(w, f64x2.pmax(f64x2.add(v128.load(a), v128.load(b)), f64x2.splat(0)));
}

/** The next two. */
@inline
function weightedNext(w: v128, a: usize, b: usize): v128 {
  return f64x2.mul(w, f64x2.pmax(f64x2.add(v128.load(a, 16), v128.load(b, 16)), f64x2.splat(0)));
}

/** A sum and four more numbers, in their order. */
@inline
function added(sum: f64, a: v128, b: v128): f64 {
  return sum + first(a) + second(a) + first(b) + second(b);
}
