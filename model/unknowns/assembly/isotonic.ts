/** `isotonicInto` of ../isotonic.ts. */
export function isotonic(fitted: usize, sums: usize, weights: usize, starts: usize, count: i32): void {
  let blocks: usize = 0;
  for (let i = 0; i < count; i++) {
    let start = i;
    let sum = load<f64>(sums + (<usize>i << 3));
    let weight = load<f64>(weights + (<usize>i << 3));
    while (blocks > 0) {
      const sumBefore = load<f64>(sums + ((blocks - 1) << 3));
      const weightBefore = load<f64>(weights + ((blocks - 1) << 3));
      if (!(sumBefore * weight >= sum * weightBefore)) break;
      blocks--;
      start = load<i32>(starts + (blocks << 2));
      sum += sumBefore;
      weight += weightBefore;
    }
    store<f64>(sums + (blocks << 3), sum);
    store<f64>(weights + (blocks << 3), weight);
    store<i32>(starts + (blocks << 2), start);
    blocks++;
  }
  for (let end = count; blocks > 0; ) {
    blocks--;
    const mean = load<f64>(sums + (blocks << 3)) / load<f64>(weights + (blocks << 3));
    const start = load<i32>(starts + (blocks << 2));
    for (let i = start; i < end; i++) store<f64>(fitted + (<usize>i << 3), mean);
    end = start;
  }
}
