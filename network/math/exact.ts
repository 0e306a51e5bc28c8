/**
 * exp, log, tanh and related functions, computed with + − × ÷ √ only.
 *
 * `Math.exp`, `Math.log`, `Math.tanh` and `Math.cos` may differ in the last bit between engines; the five basic operations
 * of IEEE 754 may not. Anything computed with those alone, in a fixed order, is the same number everywhere. The series are
 * Taylor series, kept short by range reduction. The stated errors are in units in the last place (ulp), as measured by
 * test/network/math/exact.test.ts.
 */

// ln 2 in two parts: k · LN2_HIGH is exact for every |k| < 2¹¹, because the low 21 bits of LN2_HIGH are zero (the split of
// fdlibm, Sun Microsystems 1993).
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 2^k for k = −1074 … 1023, at index k + 1074. Doubling is exact. */
const POWER_OF_TWO = new Float64Array(2098);
POWER_OF_TWO[0] = 5e-324;
for (let i = 1; i < POWER_OF_TWO.length; i++) POWER_OF_TWO[i] = 2 * (POWER_OF_TWO[i - 1] as number);

function powerOfTwo(k: number): number {
  return POWER_OF_TWO[k + 1074] as number;
}

/** e^r − 1 for |r| ≤ ln 2 / 2, as r + r² · Σ rⁿ/(n+2)!; even and odd terms are separate sums, which a processor computes in parallel. */
function expMinus1Reduced(r: number): number {
  const s = r * r;
  const even = 1 / 2 + s * (1 / 24 + s * (1 / 720 + s * (1 / 40320 + s * (1 / 3628800 + s * (1 / 479001600)))));
  const odd = 1 / 6 + s * (1 / 120 + s * (1 / 5040 + s * (1 / 362880 + s * (1 / 39916800 + s * (1 / 6227020800)))));
  return r + s * (even + r * odd);
}

/** e^x, error below 1 ulp. 0 below −745.2, Infinity above 709.8, NaN for NaN. */
export function exp(x: number): number {
  // The usual range takes one comparison.
  if (Math.abs(x) < 700) {
    const k = Math.floor(x * Math.LOG2E + 0.5);
    return (1 + expMinus1Reduced(x - k * LN2_HIGH - k * LN2_LOW)) * powerOfTwo(k);
  }
  if (x < -745.2) return 0;
  if (x > 709.8) return Infinity;
  if (x !== x) return x;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const p = 1 + expMinus1Reduced(x - k * LN2_HIGH - k * LN2_LOW);
  if (k > 1023) return p * 2 * powerOfTwo(k - 1);
  // Below 2^−1022 the result is scaled in two steps, of which only the second rounds.
  return k < -1022 ? p * powerOfTwo(k + 64) * powerOfTwo(-64) : p * powerOfTwo(k);
}

/** e^x − 1 without cancellation near 0, error below 2 ulp. */
export function expm1(x: number): number {
  if (x > 709) return exp(x) - 1;
  if (x < -40) return -1;
  if (x !== x) return x;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const p = expMinus1Reduced(x - k * LN2_HIGH - k * LN2_LOW);
  if (k === 0) return p;
  const scale = powerOfTwo(k);
  return p * scale + (scale - 1);
}

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
const HIGH_WORD = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The natural logarithm, error below 1 ulp. −Infinity for 0, NaN for negative numbers. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984; // 2^54 lifts a subnormal into the normal range
    k = -54;
  }
  // x = 2^k · m with m in [√½, √2)
  bits[0] = x;
  const high = words[HIGH_WORD] as number;
  k += (high >>> 20) - 1023;
  words[HIGH_WORD] = (high & 0xfffff) | 0x3ff00000;
  let m = bits[0] as number;
  if (m > Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }
  // log m = 2 artanh(s) with s = (m − 1)/(m + 1); and 2s = f − s·f, which keeps the leading term exact.
  const f = m - 1;
  const s = f / (2 + f);
  const q = s * s;
  const series =
    q *
    (2 / 3 +
      q * (2 / 5 + q * (2 / 7 + q * (2 / 9 + q * (2 / 11 + q * (2 / 13 + q * (2 / 15 + q * (2 / 17 + q * (2 / 19 + (q * 2) / 21)))))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
}

/** log(1 + x) without cancellation near 0, error below 2 ulp; corrected for the rounding of 1 + x (after W. Kahan). */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  if (!(u > 0) || u === Infinity) return log(u);
  return log(u) + (x - (u - 1)) / u;
}

/** The hyperbolic tangent, error below 3 ulp. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 22) return x > 0 ? 1 : -1;
  const t = expm1(2 * size);
  const result = t / (t + 2);
  return x < 0 ? -result : result;
}

/** The logistic function 1 / (1 + e^−z), inside [0, 1] for every z, error below 3 ulp. */
export function sigmoid(z: number): number {
  const e = exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/** log(1 + e^z), stable for every z: the binary cross-entropy of a logit is softplus(z) − y·z. */
export function softplus(z: number): number {
  return Math.max(z, 0) + log1p(exp(-Math.abs(z)));
}

/** cos(π·t) for t in [0, 1], absolute error below 1e-15, for cosine schedules. */
export function cosPi(t: number): number {
  const y = Math.PI * (0.5 - t);
  const q = y * y;
  let sum = 0;
  for (let n = 21; n >= 3; n -= 2) sum = (1 + sum) * (-q / (n * (n - 1)));
  return y * (1 + sum);
}

/** b^n for an integer n ≥ 0, by squaring. Throws RangeError for any other n. */
export function powInteger(b: number, n: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`the exponent must be an integer of at least 0, got ${n}`);
  let result = 1;
  for (let base = b, k = n; k > 0; base *= base) {
    const half = Math.floor(k / 2);
    if (k > 2 * half) result *= base;
    k = half;
  }
  return result;
}
