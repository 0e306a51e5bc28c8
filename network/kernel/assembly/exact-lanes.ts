// exact.ts on two numbers at a time. The lanes take the straight road alone; a pair with a number off it (huge, infinite,
// NaN) goes through exact.ts instead, so that no saturation is written twice.
//
// Constants are read from memory, because engines load a splat from there in one instruction and build a v128.const in
// several.

import * as scalar from "./exact";

// prettier-ignore
const TABLE = memory.data<f64>([
  1.0 / 2.0, 1.0 / 24.0, 1.0 / 720.0, 1.0 / 40320.0, 1.0 / 3628800.0, 1.0 / 479001600.0,
  1.0 / 6.0, 1.0 / 120.0, 1.0 / 5040.0, 1.0 / 362880.0, 1.0 / 39916800.0, 1.0 / 6227020800.0,
  2.0 / 3.0, 2.0 / 5.0, 2.0 / 7.0, 2.0 / 9.0, 2.0 / 11.0, 2.0 / 13.0, 2.0 / 15.0, 2.0 / 17.0, 2.0 / 19.0, 21.0,
  0.5, 1.0, 2.0, scalar.LN2_HIGH, scalar.LN2_LOW, scalar.LOG2E, scalar.SQRT2,
  6755399441055744.0, 4503599627371519.0, 708.0, 22.0, -40.0, 0.01,
], 16);

const SIZE_BITS = memory.data<u64>([0x7fffffffffffffff, 0x7fffffffffffffff], 16);

const EVEN: usize = 0;
const ODD: usize = 48;
const LOG_SERIES: usize = 96;
const TWENTY_ONE: usize = 168;
export const HALF: usize = 176;
export const ONE: usize = 184;
const TWO: usize = 192;
const LN2_HIGH: usize = 200;
const LN2_LOW: usize = 208;
const LOG2E: usize = 216;
const SQRT2: usize = 224;
/** 1.5 · 2⁵²: adding it to a whole number leaves that number in the low bits. */
const ROUNDER: usize = 232;
/** 2⁵² + 1023. */
const EXPONENT_BASE: usize = 240;
export const EXP_LIMIT: usize = 248;
const TANH_LIMIT: usize = 256;
const EXPM1_LIMIT: usize = 264;
export const LEAK: usize = 272;

/** Both lanes hold the constant at this place of the table. */
@inline
export function constant(at: usize): v128 {
  return v128.load_splat<f64>(TABLE + at);
}

/** |x|, likewise by a mask from memory. */
@inline
export function size(x: v128): v128 {
  return v128.and(x, v128.load(SIZE_BITS));
}

@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

@inline
function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

@inline
function polynomial6(s: v128, at: usize): v128 {
  let sum = mul(s, constant(at + 40));
  sum = mul(s, add(constant(at + 32), sum));
  sum = mul(s, add(constant(at + 24), sum));
  sum = mul(s, add(constant(at + 16), sum));
  sum = mul(s, add(constant(at + 8), sum));
  return add(constant(at), sum);
}

@inline
export function wholeOf(x: v128): v128 {
  return f64x2.floor(add(mul(x, constant(LOG2E)), constant(HALF)));
}

/** r where x = k · ln 2 + r. */
@inline
export function restOf(x: v128, k: v128): v128 {
  return sub(sub(x, mul(k, constant(LN2_HIGH))), mul(k, constant(LN2_LOW)));
}

/** e^r − 1 for |r| ≤ ln 2 / 2. */
@inline
export function expMinus1Reduced(r: v128): v128 {
  const s = mul(r, r);
  return add(r, mul(s, add(polynomial6(s, EVEN), mul(r, polynomial6(s, ODD)))));
}

/** 2^k for −1022 ≤ k ≤ 1023, made of its bits. */
@inline
export function powerOfTwo(k: v128): v128 {
  return i64x2.add(i64x2.shl(add(k, constant(ROUNDER)), 52), constant(ONE));
}

/** e^x for |x| ≤ 708. */
@inline
function expInside(x: v128): v128 {
  const k = wholeOf(x);
  return mul(add(constant(ONE), expMinus1Reduced(restOf(x, k))), powerOfTwo(k));
}

/** e^x − 1 for −40 ≤ x ≤ 708. */
@inline
function expm1Inside(x: v128): v128 {
  const k = wholeOf(x);
  const p = expMinus1Reduced(restOf(x, k));
  const scale = powerOfTwo(k);
  return v128.bitselect(p, add(mul(p, scale), sub(scale, constant(ONE))), f64x2.eq(k, f64x2.splat(0)));
}

/** log u for 1 ≤ u ≤ 2. */
@inline
function logInside(u: v128): v128 {
  let k = sub(v128.or(i64x2.shr_u(u, 52), i64x2.splat(0x4330000000000000)), constant(EXPONENT_BASE));
  let m = v128.or(v128.and(u, i64x2.splat(0xfffffffffffff)), constant(ONE));
  const isBig = f64x2.gt(m, constant(SQRT2));
  m = v128.bitselect(mul(m, constant(HALF)), m, isBig);
  k = add(k, v128.and(isBig, constant(ONE)));
  const f = sub(m, constant(ONE));
  const s = f64x2.div(f, add(constant(TWO), f));
  const q = mul(s, s);
  let series = f64x2.div(mul(q, constant(TWO)), constant(TWENTY_ONE));
  series = mul(q, add(constant(LOG_SERIES + 64), series));
  series = mul(q, add(constant(LOG_SERIES + 56), series));
  series = mul(q, add(constant(LOG_SERIES + 48), series));
  series = mul(q, add(constant(LOG_SERIES + 40), series));
  series = mul(q, add(constant(LOG_SERIES + 32), series));
  series = mul(q, add(constant(LOG_SERIES + 24), series));
  series = mul(q, add(constant(LOG_SERIES + 16), series));
  series = mul(q, add(constant(LOG_SERIES + 8), series));
  series = mul(q, add(constant(LOG_SERIES), series));
  const half = mul(mul(constant(HALF), f), f);
  const low = add(mul(s, add(half, series)), mul(k, constant(LN2_LOW)));
  return sub(mul(k, constant(LN2_HIGH)), sub(sub(half, low), f));
}

/** Whether both lanes lie on the straight road: |x| ≤ the limit, and no NaN. */
@inline
export function within(x: v128, limit: usize): bool {
  return i64x2.all_true(f64x2.le(size(x), constant(limit)));
}

@inline
export function expLanes(x: v128): v128 {
  if (within(x, EXP_LIMIT)) return expInside(x);
  return pair(scalar.exp(first(x)), scalar.exp(second(x)));
}

@inline
export function tanhLanes(x: v128): v128 {
  if (!within(x, TANH_LIMIT)) return pair(scalar.tanh(first(x)), scalar.tanh(second(x)));
  const t = expm1Inside(mul(constant(TWO), size(x)));
  const result = f64x2.div(t, add(t, constant(TWO)));
  return v128.bitselect(f64x2.neg(result), result, f64x2.lt(x, f64x2.splat(0)));
}

/** e^x − 1 for x ≤ 0. */
@inline
export function expm1Lanes(x: v128): v128 {
  if (i64x2.all_true(f64x2.ge(x, constant(EXPM1_LIMIT)))) return expm1Inside(x);
  return pair(scalar.expm1(first(x)), scalar.expm1(second(x)));
}

/** log(1 + x) for 0 ≤ x ≤ 1, and NaN for NaN: all that softplus asks for. */
@inline
export function log1pLanes(x: v128): v128 {
  const u = add(constant(ONE), x);
  const sum = add(logInside(u), f64x2.div(sub(x, sub(u, constant(ONE))), u));
  return v128.bitselect(x, sum, f64x2.eq(u, constant(ONE)));
}

@inline
export function first(x: v128): f64 {
  return f64x2.extract_lane(x, 0);
}

@inline
export function second(x: v128): f64 {
  return f64x2.extract_lane(x, 1);
}

@inline
export function pair(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b);
}
