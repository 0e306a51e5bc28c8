// exact.ts on two numbers at a time. These functions cover the usual range only; if either number is outside it (huge,
// infinite, NaN), the pair goes through exact.ts, so that saturation is written once.

import {
  constant,
  EXP_EVEN,
  EXP_LIMIT,
  EXP_ODD,
  EXPM1_LIMIT,
  EXPONENT_BASE,
  HALF,
  LN2_HIGH,
  LN2_LOW,
  LOG2E,
  LOG_SERIES,
  magnitude,
  ONE,
  ROUNDER,
  SQRT2,
  TANH_LIMIT,
  TWENTY_ONE,
  TWO,
} from "./constants";
import * as scalar from "./exact";

@inline
export function expLanes(x: v128): v128 {
  if (within(x, EXP_LIMIT)) return expInRange(x);
  return pair(scalar.exp(first(x)), scalar.exp(second(x)));
}

/** e^x − 1 for x ≤ 0. */
@inline
export function expm1Lanes(x: v128): v128 {
  if (i64x2.all_true(f64x2.ge(x, constant(EXPM1_LIMIT)))) return expm1InRange(x);
  return pair(scalar.expm1(first(x)), scalar.expm1(second(x)));
}

/** log(1 + x) for 0 ≤ x ≤ 1, and NaN for NaN, which is all that softplus needs. */
@inline
export function log1pLanes(x: v128): v128 {
  const u = add(constant(ONE), x);
  const sum = add(logInRange(u), f64x2.div(sub(x, sub(u, constant(ONE))), u));
  return v128.bitselect(x, sum, f64x2.eq(u, constant(ONE)));
}

@inline
export function tanhLanes(x: v128): v128 {
  if (!within(x, TANH_LIMIT)) return pair(scalar.tanh(first(x)), scalar.tanh(second(x)));
  const t = expm1InRange(mul(constant(TWO), magnitude(x)));
  const result = f64x2.div(t, add(t, constant(TWO)));
  return v128.bitselect(f64x2.neg(result), result, f64x2.lt(x, f64x2.splat(0)));
}

/** b^n for an integer n ≥ 0, by squaring: powInteger of exact.ts, multiplying by 1 instead of branching. */
export function powIntegerLanes(b: v128, n: i64): v128 {
  const one = constant(ONE);
  let result = one;
  for (; n > 0; n >>= 1) {
    result = mul(result, v128.bitselect(b, one, i64x2.splat(-(n & 1))));
    b = mul(b, b);
  }
  return result;
}

/** Whether both lanes are in the usual range: |x| ≤ the limit, and not NaN. */
@inline
export function within(x: v128, limit: usize): bool {
  return i64x2.all_true(f64x2.le(magnitude(x), constant(limit)));
}

/** The integer k nearest to x / ln 2. */
@inline
export function nearestMultiple(x: v128): v128 {
  return f64x2.floor(add(mul(x, constant(LOG2E)), constant(HALF)));
}

/** The r in x = k · ln 2 + r. */
@inline
export function remainderOf(x: v128, k: v128): v128 {
  return sub(sub(x, mul(k, constant(LN2_HIGH))), mul(k, constant(LN2_LOW)));
}

/** e^r − 1 for |r| ≤ ln 2 / 2. */
@inline
export function expMinus1Reduced(r: v128): v128 {
  const s = mul(r, r);
  return add(r, mul(s, add(polynomial6(s, EXP_EVEN), mul(r, polynomial6(s, EXP_ODD)))));
}

/** 2^k for an integer −1022 ≤ k ≤ 1023, from its bits. */
@inline
export function powerOfTwo(k: v128): v128 {
  return i64x2.add(i64x2.shl(add(k, constant(ROUNDER)), 52), constant(ONE));
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

@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

@inline
function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

/** Six coefficients of the table, by Horner's rule. */
@inline
function polynomial6(s: v128, at: usize): v128 {
  let sum = mul(s, constant(at + 40));
  sum = mul(s, add(constant(at + 32), sum));
  sum = mul(s, add(constant(at + 24), sum));
  sum = mul(s, add(constant(at + 16), sum));
  sum = mul(s, add(constant(at + 8), sum));
  return add(constant(at), sum);
}

/** e^x for |x| ≤ 708. */
@inline
function expInRange(x: v128): v128 {
  const k = nearestMultiple(x);
  return mul(add(constant(ONE), expMinus1Reduced(remainderOf(x, k))), powerOfTwo(k));
}

/** e^x − 1 for −40 ≤ x ≤ 708. */
@inline
function expm1InRange(x: v128): v128 {
  const k = nearestMultiple(x);
  const p = expMinus1Reduced(remainderOf(x, k));
  const scale = powerOfTwo(k);
  return v128.bitselect(p, add(mul(p, scale), sub(scale, constant(ONE))), f64x2.eq(k, f64x2.splat(0)));
}

/** log u for 1 ≤ u ≤ 2. */
@inline
function logInRange(u: v128): v128 {
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
