import type { Explanation } from "../../model/prediction/prediction.ts";

/** One bar of the waterfall chart. */
export interface Step {
  readonly feature: string;
  readonly value: number;
  readonly contribution: number;
  /** The probability before and after this step. */
  readonly from: number;
  readonly to: number;
}

/** The range of the axis: 0 to 1, extended if a step leaves it. */
export function domainOf(steps: readonly Step[]): readonly [number, number] {
  const ends = steps.map(({ to }) => to);
  return [Math.min(0, ...ends), Math.max(1, ...ends)];
}

/** The contributions as steps from the baseline to the probability, the largest first. */
export function waterfallSteps({ baseline, contributions }: Explanation): Step[] {
  let at = baseline;
  return contributions
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map((part) => {
      const from = at;
      at += part.contribution;
      return { ...part, from, to: at };
    });
}
