import type { Outcomes } from "../../network/evaluation/outcomes.ts";

/** All repeats as one, with weights by which each case counts once. */
export function pooled(repeats: readonly Outcomes[]): Outcomes {
  const probabilities = repeats.flatMap((repeat) => Array.from(repeat.probabilities));
  return {
    probabilities,
    labels: repeats.flatMap((repeat) => Array.from(repeat.labels)),
    weights: new Array<number>(probabilities.length).fill(1 / repeats.length),
  };
}
