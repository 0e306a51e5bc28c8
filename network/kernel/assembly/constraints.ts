// The projection of network/learning/constraints.ts, two parameters at a time.

import { paired } from "./plan";

/** Sets every parameter of the wrong sign to 0. */
export function project(parameters: usize, signs: usize, count: i32): void {
  const end = parameters + paired(count);
  const zero = f64x2.splat(0);
  for (; parameters < end; parameters += 16, signs += 16) {
    const p = v128.load(parameters);
    const isWrong = f64x2.lt(f64x2.mul(p, v128.load(signs)), zero);
    v128.store(parameters, v128.andnot(p, isWrong));
  }
}
