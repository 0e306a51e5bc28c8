import { log } from "../math/exact.ts";

/**
 * How many standard errors to either side a two-sided interval takes if it is to miss with this probability, from 0 (exclusive)
 * to 1: 1.96 at 0.05. To 0.00045 (Abramowitz and Stegun 1964, 26.2.23).
 */
export function standardErrors(miss: number): number {
  if (!(miss > 0 && miss <= 1)) throw new RangeError(`miss must lie in (0, 1], got ${miss}`);
  const t = Math.sqrt(-2 * log(miss / 2));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
