/** The colours of the tokens --loss-0 (low) to --loss-3 (high) in lab-landscape.css, between which the bands of a map lie. */
const STOPS = 4;

/** The band that a loss lies in: 0 below the first level, and one more for each level that it reaches. */
export function bandOf(loss: number, levels: readonly number[]): number {
  const above = levels.findIndex((level) => !(loss >= level));
  // NaN is beyond every level.
  return above < 0 || Number.isNaN(loss) ? levels.length : above;
}

/** The CSS colour of a band, from 0 to `count` − 1. */
export function bandColour(band: number, count: number): string {
  const at = count > 1 ? (band / (count - 1)) * (STOPS - 1) : 0;
  const below = Math.min(STOPS - 2, Math.floor(at));
  return `color-mix(in oklab, var(--loss-${below + 1}) ${Math.round(100 * (at - below))}%, var(--loss-${below}))`;
}
