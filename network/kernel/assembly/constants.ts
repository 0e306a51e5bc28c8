// Constants for two lanes. They are read from memory: an engine loads a splat from there in one instruction, but builds a
// v128.const in several.

import * as scalar from "./exact";

const TABLE = memory.data<f64>([
  1.0 / 2.0, 1.0 / 24.0, 1.0 / 720.0, 1.0 / 40320.0, 1.0 / 3628800.0, 1.0 / 479001600.0,
  1.0 / 6.0, 1.0 / 120.0, 1.0 / 5040.0, 1.0 / 362880.0, 1.0 / 39916800.0, 1.0 / 6227020800.0,
  2.0 / 3.0, 2.0 / 5.0, 2.0 / 7.0, 2.0 / 9.0, 2.0 / 11.0, 2.0 / 13.0, 2.0 / 15.0, 2.0 / 17.0, 2.0 / 19.0, 21.0,
  0.5, 1.0, 2.0, scalar.LN2_HIGH, scalar.LN2_LOW, scalar.LOG2E, scalar.SQRT2,
  6755399441055744.0, 4503599627371519.0, 708.0, 22.0, -40.0, 0.01,
], 16);

// Offsets in the table, in bytes. The first three begin a row of coefficients.
export const EXP_EVEN: usize = 0;
export const EXP_ODD: usize = 48;
export const LOG_SERIES: usize = 96;
export const TWENTY_ONE: usize = 168;
export const HALF: usize = 176;
export const ONE: usize = 184;
export const TWO: usize = 192;
export const LN2_HIGH: usize = 200;
export const LN2_LOW: usize = 208;
export const LOG2E: usize = 216;
export const SQRT2: usize = 224;
/** 1.5 · 2⁵²: the low bits of its sum with an integer are those of the integer. */
export const ROUNDER: usize = 232;
/** 2⁵² + 1023. */
export const EXPONENT_BASE: usize = 240;
export const EXP_LIMIT: usize = 248;
export const TANH_LIMIT: usize = 256;
export const EXPM1_LIMIT: usize = 264;
export const LEAK: usize = 272;

/** The constant with this offset, in both lanes. */
@inline
export function constant(offset: usize): v128 {
  return v128.load_splat<f64>(TABLE + offset);
}

const MAGNITUDE_BITS = memory.data<u64>([0x7fffffffffffffff, 0x7fffffffffffffff], 16);

/** |x|, without a v128.const either. */
@inline
export function magnitude(x: v128): v128 {
  return v128.and(x, v128.load(MAGNITUDE_BITS));
}
