import type { Axis } from "../../components/plot.tsx";
import { levelText } from "./wording.ts";

/** What is smaller is drawn as this. */
const LEAST = 1e-12;

/** The logarithm (base 10) by which a loss is drawn; NaN for what is not finite. */
export function logOf(loss: number): number {
  return Number.isFinite(loss) ? Math.log10(Math.max(loss, LEAST)) : Number.NaN;
}

/** An axis over the logarithms of losses, with round losses as ticks. */
export function logAxis(label: string, logarithms: readonly number[]): Axis {
  const finite = logarithms.filter(Number.isFinite);
  const [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [-1, 0];
  const domain = high - low < 0.3 ? ([low - 0.15, high + 0.15] as const) : ([low, high] as const);
  return { label, domain, ticks: ticksBetween(...domain), format: (value) => levelText(Number((10 ** value).toPrecision(2))) };
}

/** As many round losses as there is room for: of each power of ten, some multiples, itself, or every other one. */
function ticksBetween(low: number, high: number): number[] {
  const ticksOf = (mantissas: readonly number[]) =>
    Array.from({ length: 30 }, (_, i) => i - 15)
      .flatMap((exponent) => mantissas.map((mantissa) => exponent + Math.log10(mantissa)))
      .filter((tick) => tick >= low && tick <= high);
  const candidates = [[1, 1.5, 2, 3, 4, 5, 7], [1, 2, 5], [1]].map(ticksOf);
  return candidates.find((ticks) => ticks.length <= 7) ?? ticksOf([1]).filter((_, i) => i % 2 === 0);
}
