// The exponential's kin over many numbers, in passes: a processor looks some 200 instructions ahead, and the shorter the
// chain of one number, the more numbers it works on at once.

import { sigmoid } from "./exact";
import {
  add,
  constant,
  EXP_LIMIT,
  expLanes,
  expMinus1Reduced,
  first,
  log1pLanes,
  mul,
  ONE,
  pair,
  powerOfTwo,
  restOf,
  second,
  size,
  wholeOf,
  within,
} from "./exact-lanes";

/** How many bytes of numbers go through the passes of the functions below at a time. */
const STRETCH: usize = 512;
const RESTS = memory.data(512, 16);
const SCALES = memory.data(512, 16);

/** A = 1 / (1 + e^−Z) over `bytes` bytes, a multiple of 16; A may be Z. */
export function sigmoids(A: usize, Z: usize, bytes: usize): void {
  for (let from: usize = 0; from < bytes; from += STRETCH) {
    const stretch = min(bytes - from, STRETCH);
    exponentialsOfSizes(Z + from, stretch);
    for (let e: usize = 0; e < stretch; e += 16) {
      const z = v128.load(Z + from + e);
      v128.store(A + from + e, within(z, EXP_LIMIT) ? sigmoidFrom(z, v128.load(RESTS + e)) : pair(sigmoid(first(z)), sigmoid(second(z))));
    }
  }
}

/** to = log(1 + e^Z) over `bytes` bytes, a multiple of 16. */
export function softpluses(to: usize, Z: usize, bytes: usize): void {
  for (let from: usize = 0; from < bytes; from += STRETCH) {
    const stretch = min(bytes - from, STRETCH);
    exponentialsOfSizes(Z + from, stretch);
    for (let e: usize = 0; e < stretch; e += 16) {
      const z = v128.load(Z + from + e);
      const exponential = within(z, EXP_LIMIT) ? v128.load(RESTS + e) : expLanes(f64x2.neg(size(z)));
      v128.store(to + from + e, add(f64x2.pmax(z, f64x2.splat(0)), log1pLanes(exponential)));
    }
  }
}

/** e^−|z| of a stretch into RESTS, right where |z| ≤ 708. */
function exponentialsOfSizes(Z: usize, bytes: usize): void {
  for (let e: usize = 0; e < bytes; e += 16) {
    const x = f64x2.neg(size(v128.load(Z + e)));
    const k = wholeOf(x);
    v128.store(RESTS + e, restOf(x, k));
    v128.store(SCALES + e, powerOfTwo(k));
  }
  for (let e: usize = 0; e < bytes; e += 16)
    v128.store(RESTS + e, mul(add(constant(ONE), expMinus1Reduced(v128.load(RESTS + e))), v128.load(SCALES + e)));
}

@inline
function sigmoidFrom(z: v128, exponential: v128): v128 {
  const one = constant(ONE);
  return f64x2.div(v128.bitselect(one, exponential, f64x2.ge(z, f64x2.splat(0))), add(one, exponential));
}
