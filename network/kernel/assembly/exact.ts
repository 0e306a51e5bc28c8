// network/math/exact.ts, the same operations in the same order: for the few places that work on one number at a time, and
// for the arguments that exact-lanes.ts does not cover.

export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;
export const LOG2E: f64 = 1.4426950408889634;
export const SQRT2: f64 = 1.4142135623730951;

/** 2^k for −1022 ≤ k ≤ 1023, from its bits. */
function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>(<i64>(k + 1023) << 52);
}

function expMinus1Reduced(r: f64): f64 {
  const s = r * r;
  const even = 1.0 / 2.0 + s * (1.0 / 24.0 + s * (1.0 / 720.0 + s * (1.0 / 40320.0 + s * (1.0 / 3628800.0 + s * (1.0 / 479001600.0)))));
  const odd = 1.0 / 6.0 + s * (1.0 / 120.0 + s * (1.0 / 5040.0 + s * (1.0 / 362880.0 + s * (1.0 / 39916800.0 + s * (1.0 / 6227020800.0)))));
  return r + s * (even + r * odd);
}

export function exp(x: f64): f64 {
  if (x < -745.2) return 0;
  if (x > 709.8) return Infinity;
  if (x != x) return x;
  const k = floor<f64>(x * LOG2E + 0.5);
  const p = 1 + expMinus1Reduced(x - k * LN2_HIGH - k * LN2_LOW);
  if (k > 1023) return p * 2 * powerOfTwo(<i32>k - 1);
  return k < -1022 ? p * powerOfTwo(<i32>k + 64) * powerOfTwo(-64) : p * powerOfTwo(<i32>k);
}

export function expm1(x: f64): f64 {
  if (x > 709) return exp(x) - 1;
  if (x < -40) return -1;
  if (x != x) return x;
  const k = floor<f64>(x * LOG2E + 0.5);
  const p = expMinus1Reduced(x - k * LN2_HIGH - k * LN2_LOW);
  if (k == 0) return p;
  const scale = powerOfTwo(<i32>k);
  return p * scale + (scale - 1);
}

export function log(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  if (x == Infinity) return x;
  let k: i32 = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984.0;
    k = -54;
  }
  const bits = reinterpret<i64>(x);
  k += <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  if (m > SQRT2) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const q = s * s;
  const series =
    q * (2.0 / 3.0 + q * (2.0 / 5.0 + q * (2.0 / 7.0 + q * (2.0 / 9.0 + q * (2.0 / 11.0 + q * (2.0 / 13.0 + q * (2.0 / 15.0 + q * (2.0 / 17.0 + q * (2.0 / 19.0 + (q * 2.0) / 21.0)))))))));
  const half = 0.5 * f * f;
  const n = <f64>k;
  return n * LN2_HIGH - (half - (s * (half + series) + n * LN2_LOW) - f);
}

export function tanh(x: f64): f64 {
  const size = abs<f64>(x);
  if (size > 22) return x > 0 ? 1 : -1;
  const t = expm1(2 * size);
  const result = t / (t + 2);
  return x < 0 ? -result : result;
}

export function sigmoid(z: f64): f64 {
  const e = exp(-abs<f64>(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}
