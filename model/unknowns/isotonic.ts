/**
 * Isotonic regression: the never falling numbers nearest to the means sums[i] / weights[i], by weighted squares. Adjacent means
 * that fall are pooled until none do (Ayer, Brunk, Ewing, Reid and Silverman, Annals of Mathematical Statistics 26, 1955).
 * Writes `count` numbers to `fitted`; weights must be above 0. `sums` and `weights` are used up.
 */
export function isotonicInto(fitted: Float64Array, sums: Float64Array, weights: Float64Array, count: number): void {
  // The blocks take the place of the points they pool; a block ends where the next one starts.
  let blocks = 0;
  const starts = fitted;
  for (let i = 0; i < count; i++) {
    let start = i;
    let sum = sums[i] as number;
    let weight = weights[i] as number;
    while (blocks > 0 && (sums[blocks - 1] as number) * weight >= sum * (weights[blocks - 1] as number)) {
      blocks--;
      start = starts[blocks] as number;
      sum += sums[blocks] as number;
      weight += weights[blocks] as number;
    }
    sums[blocks] = sum;
    weights[blocks] = weight;
    starts[blocks++] = start;
  }
  // Backwards, since a block's values never lie before its start.
  for (let end = count; blocks > 0; ) {
    const start = starts[--blocks] as number;
    fitted.fill((sums[blocks] as number) / (weights[blocks] as number), start, end);
    end = start;
  }
}
