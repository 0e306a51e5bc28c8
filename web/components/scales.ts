/** Maps numbers of a domain to coordinates of a range. */
export interface Scale {
  (value: number): number;
  /** The number at a coordinate. */
  invert(coordinate: number): number;
  readonly range: readonly [number, number];
}

type Interval = readonly [number, number];

/** Even steps of the number are even steps of the coordinate. */
export function linearScale(domain: Interval, range: Interval): Scale {
  const at = (value: number) => between(range, share(domain, value));
  return Object.assign(at, { invert: (coordinate: number) => between(domain, share(range, coordinate)), range });
}

/** Equal ratios of the number are even steps of the coordinate. The domain must be above 0; what is not has no finite coordinate. */
export function logarithmicScale([low, high]: Interval, range: Interval): Scale {
  const linear = linearScale([Math.log(low), Math.log(high)], range);
  const at = (value: number) => linear(Math.log(value));
  return Object.assign(at, { invert: (coordinate: number) => Math.exp(linear.invert(coordinate)), range });
}

/** How far a value lies from the first number to the second, from 0 to 1; half way if the two are equal. */
function share([from, to]: Interval, value: number): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}

function between([from, to]: Interval, share: number): number {
  return from * (1 - share) + to * share;
}

/** About `count` round numbers from the low one to the high one: multiples of 1, 2 or 5 times a power of ten. */
export function roundNumbers(low: number, high: number, count: number): number[] {
  if (!(high > low)) return low === high ? [low] : [];
  const rough = (high - low) / count;
  const power = Math.floor(Math.log10(rough));
  const step = stepFactor(rough / 10 ** power);
  // Divided by a whole number instead of multiplied by a fraction, so that 0.3 is 3 / 10 and not 3 × 0.1.
  const value = power < 0 ? (i: number) => i / (10 ** -power / step) : (i: number) => i * 10 ** power * step;
  const index = power < 0 ? (x: number) => x * (10 ** -power / step) : (x: number) => x / (10 ** power * step);
  const numbers: number[] = [];
  for (let i = Math.floor(index(low)); i <= Math.ceil(index(high)); i++) if (value(i) >= low && value(i) <= high) numbers.push(value(i));
  return numbers;
}

/** The one of 1, 2, 5 and 10 that is nearest in ratio. */
function stepFactor(ratio: number): number {
  if (ratio >= Math.sqrt(50)) return 10;
  if (ratio >= Math.sqrt(10)) return 5;
  return ratio >= Math.SQRT2 ? 2 : 1;
}
