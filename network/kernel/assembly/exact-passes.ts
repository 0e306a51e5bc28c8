// Functions that contain an exponential, over many numbers, in several short passes. A processor looks some 200 instructions
// ahead, so the shorter the chain of one number, the more numbers it works on at once.

import { constant, EXP_LIMIT, magnitude, ONE } from "./constants";
import { sigmoid } from "./exact";
import {
  add,
  expLanes,
  expMinus1Reduced,
  first,
  log1pLanes,
  mul,
  nearestMultiple,
  pair,
  powerOfTwo,
  remainderOf,
  second,
  within,
} from "./exact-lanes";

/** Bytes that go through the passes at a time: 64 numbers. */
const CHUNK: usize = 512;
/** Of a chunk: the remainders at first, then the exponentials. */
const EXPONENTIALS = memory.data(512, 16);
const SCALES = memory.data(512, 16);

/** A = 1 / (1 + e^−Z) over `bytes` bytes, a multiple of 16; A and Z may be the same. */
export function sigmoids(A: usize, Z: usize, bytes: usize): void {
  for (let from: usize = 0; from < bytes; from += CHUNK) {
    const chunk = min(bytes - from, CHUNK);
    exponentialsOfMagnitudes(Z + from, chunk);
    for (let e: usize = 0; e < chunk; e += 16) {
      const z = v128.load(Z + from + e);
      const a = within(z, EXP_LIMIT) ? sigmoidFrom(z, v128.load(EXPONENTIALS + e)) : pair(sigmoid(first(z)), sigmoid(second(z)));
      v128.store(A + from + e, a);
    }
  }
}

/** to = log(1 + e^Z) over `bytes` bytes, a multiple of 16. */
export function softpluses(to: usize, Z: usize, bytes: usize): void {
  for (let from: usize = 0; from < bytes; from += CHUNK) {
    const chunk = min(bytes - from, CHUNK);
    exponentialsOfMagnitudes(Z + from, chunk);
    for (let e: usize = 0; e < chunk; e += 16) {
      const z = v128.load(Z + from + e);
      const exponential = within(z, EXP_LIMIT) ? v128.load(EXPONENTIALS + e) : expLanes(f64x2.neg(magnitude(z)));
      v128.store(to + from + e, add(f64x2.pmax(z, f64x2.splat(0)), log1pLanes(exponential)));
    }
  }
}

/** Writes e^−|z| of a chunk into EXPONENTIALS; valid where |z| ≤ 708. */
function exponentialsOfMagnitudes(Z: usize, bytes: usize): void {
  for (let e: usize = 0; e < bytes; e += 16) {
    const x = f64x2.neg(magnitude(v128.load(Z + e)));
    const k = nearestMultiple(x);
    v128.store(EXPONENTIALS + e, remainderOf(x, k));
    v128.store(SCALES + e, powerOfTwo(k));
  }
  for (let e: usize = 0; e < bytes; e += 16)
    v128.store(EXPONENTIALS + e, mul(add(constant(ONE), expMinus1Reduced(v128.load(EXPONENTIALS + e))), v128.load(SCALES + e)));
}

@inline
function sigmoidFrom(z: v128, exponential: v128): v128 {
  const one = constant(ONE);
  return f64x2.div(v128.bitselect(one, exponential, f64x2.ge(z, f64x2.splat(0))), add(one, exponential));
}
