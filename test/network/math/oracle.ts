/**
 * exp and log to 300 bits in integer arithmetic: the reference for exact.ts. A number v is stored as the BigInt v · 2³⁰⁰.
 */
const BITS = 300n;
const ONE = 1n << BITS;

/** A float64 as v · 2³⁰⁰, exactly for |v| ≥ 2⁻²⁴⁰. */
export function fixed(v: number): bigint {
  let shift = 0n;
  let x = v;
  while (!Number.isInteger(x)) {
    x *= 2;
    shift += 1n;
  }
  return (BigInt(x) << BITS) >> shift;
}

export function fixedExp(x: bigint): bigint {
  const halvings = 40n;
  const r = x >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * r) / (ONE * n);
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = (sum * sum) >> BITS;
  return sum;
}

/** By Newton's iteration on fixedExp. */
export function fixedLog(x: bigint): bigint {
  let y = fixed(Math.log(Number(x >> 200n) / 2 ** 100));
  for (let i = 0; i < 4; i++) {
    const e = fixedExp(y);
    y += (2n * ONE * (x - e)) / (x + e);
  }
  return y;
}

export const oracle = {
  exp: fixedExp,
  expm1: (x: bigint) => fixedExp(x) - ONE,
  log: fixedLog,
  log1p: (x: bigint) => fixedLog(ONE + x),
  tanh: (x: bigint) => {
    const e = fixedExp(2n * x);
    return ((e - ONE) * ONE) / (e + ONE);
  },
  sigmoid: (x: bigint) => (ONE * ONE) / (ONE + fixedExp(-x)),
};

/** |value − truth| in units in the last place of `value`. */
export function ulps(value: number, truth: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  view.setBigInt64(0, view.getBigInt64(0) + 1n);
  const ulp = fixed(view.getFloat64(0)) - fixed(Math.abs(value));
  const difference = fixed(value) - truth;
  return Number(((difference < 0n ? -difference : difference) * 1000n) / ulp) / 1000;
}
