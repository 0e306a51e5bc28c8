import { log } from "../../../network/math/exact.ts";
import { roundNumbers } from "../../components/scales.ts";

/** How many contour levels a map has at most. */
const MOST_LEVELS = 16;
/** What lies further below the greatest loss than this factor is not told apart. */
const FLOOR = 1e-9;

/** The mantissas of round levels, from coarse to fine. */
const families = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8],
  [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9],
] as const;

/**
 * Round levels between two losses, evenly spread in the logarithm as far as round numbers are. Where the losses are too close
 * together for that, they are evenly spread in the loss.
 */
export function levelsBetween(low: number, high: number): number[] {
  if (!(high > 0) || !(high > low)) return [];
  const from = Math.max(low, high * FLOOR);
  let best: number[] = [];
  for (const family of families) {
    const levels = within(family, from, high);
    if (levels.length > MOST_LEVELS) break;
    best = levels;
  }
  if (best.length >= MOST_LEVELS / 2) return best;
  const even = roundNumbers(from, high, MOST_LEVELS - 3);
  return even.map(rounded).filter((level) => level > from && level < high);
}

/** Where a loss lies between two others in the logarithm: 0 at the low one and 1 at the high one. */
export function logShare(loss: number, low: number, high: number): number {
  const from = Math.max(low, high * FLOOR);
  return (log(Math.max(loss, from)) - log(from)) / (log(high) - log(from));
}

function within(mantissas: readonly number[], low: number, high: number): number[] {
  const levels: number[] = [];
  for (let exponent = -12; exponent <= 12; exponent++)
    for (const mantissa of mantissas) {
      const level = rounded(mantissa * 10 ** exponent);
      if (level > low && level < high) levels.push(level);
    }
  return levels;
}

/** Without the errors of multiplying by powers of ten: the number that one would write down. */
function rounded(level: number): number {
  return Number(level.toPrecision(6));
}
