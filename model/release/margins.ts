import { type Check, signed } from "./check.ts";

/** How a comparison decides. */
export interface Strictness {
  /**
   * Whether data of one's own replace the Wisconsin data. Then a new model is refused only where it is shown to be worse by more
   * than the margin; otherwise already where it seems to be.
   */
  readonly isFirst: boolean;
  /** The share of cases that the two models' data have in common. */
  readonly sharedCases: number;
}

/**
 * How much worse a new model may be. 0.01 nats is about what the shipped recipe loses when it is left with a third of its rows, and several
 * times what another seed changes. One more missed case in a hundred is the least that a person would notice in the published
 * sensitivity, and again several times what a seed changes. A calibration slope that is off by 0.1 turns 95% into 96% or 94%.
 */
export const MARGINS = { logLoss: 0.01, sensitivity: 0.01, slope: 0.1 } as const;

export type Compared = keyof typeof MARGINS;

/** A difference to the present model, positive where the new one is worse, with its 95% interval and the cases that it rests on. */
export interface Difference {
  readonly worse: number;
  readonly interval: readonly [number, number];
  readonly cases: number;
}

/** Half the width of a 95% interval, in standard errors. */
export const Z = 1.96;

/**
 * Whether a difference is accepted. Fewer cases have a wider limit of one standard error, which they can meet, and the check then
 * says how many cases would meet the margin.
 */
export function decide(
  { worse, interval: [low, high], cases }: Difference,
  margin: number,
  { isFirst }: Pick<Strictness, "isFirst">,
): Pick<Check, "rule" | "outcome" | "advice"> {
  const error = (high - low) / (2 * Z);
  const limit = Math.max(margin, error);
  const measured = `${signed(worse)} (95% CI ${signed(low)} to ${signed(high)})`;
  const rule = isFirst ? `not shown to be worse by over ${margin}: ${measured}` : `worse by at most ${limit.toFixed(4)}: ${measured}`;
  // Written so that a difference that is not a number is refused.
  if (!(isFirst ? low <= margin : worse <= limit)) return { rule, outcome: "refused", advice: WORSE };
  if (high <= margin) return { rule, outcome: "passes" };
  const needed = Math.ceil(cases * ((high - low) / (2 * margin)) ** 2);
  const enough = needed > cases && needed <= MOST_NEEDED * cases ? `; about ${needed} would be enough` : "";
  const advice =
    worse > margin
      ? `The new model seems worse, but ${cases} cases are too few to be sure${enough}.`
      : `${cases} cases are too few to rule out a loss of ${margin}${enough}.`;
  return { rule, outcome: "noted", advice };
}

/** Beyond so many times the cases, a number of them would be no advice. */
const MOST_NEEDED = 100;

const WORSE = "The new model is worse than the present one. Is something wrong with the data, the recipe or its options?";
