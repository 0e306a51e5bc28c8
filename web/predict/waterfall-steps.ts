import type { Explanation } from "../../model/prediction/prediction.ts";

export interface Step {
  readonly feature: string;
  readonly value: number;
  readonly contribution: number;
  /** Where the probability stood before and after this step. */
  readonly from: number;
  readonly to: number;
}

/** What the bars span: from 0 to 1, and further where a step on the way leaves that. */
export function reachOf(steps: readonly Step[]): readonly [number, number] {
  const ends = steps.map(({ to }) => to);
  return [Math.min(0, ...ends), Math.max(1, ...ends)];
}

/** The contributions as steps from the baseline to the answer, the largest first. */
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
