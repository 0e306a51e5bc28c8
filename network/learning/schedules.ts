import { checkInteger, checkKeys, checkName, checkNumber } from "../math/checks.ts";
import { cosPi, powInteger } from "../math/exact.ts";

/** How the learning rate changes during a training. Lengths are in steps (updates); `warmup` first raises the rate linearly. */
export type Schedule = { readonly warmup?: number } & (
  | { readonly name: "constant" }
  /** Multiplied by `factor` after every `every` steps. */
  | { readonly name: "step"; readonly every: number; readonly factor: number }
  /** Multiplied by `factor` at every step. */
  | { readonly name: "exponential"; readonly factor: number }
  /** Half a cosine from the full rate down to `minFactor` times it (0 by default) at the last step. */
  | { readonly name: "cosine"; readonly minFactor?: number }
  /**
   * Half cosines that start again; each is `periodMultiplier` (1 by default) times as long as the one before (SGDR,
   * Loshchilov and Hutter 2017).
   */
  | { readonly name: "warmRestarts"; readonly period: number; readonly periodMultiplier?: number; readonly minFactor?: number }
);

export type ScheduleName = Schedule["name"];

/**
 * The learning rate of each step (counted from 0) of a training of `total` steps, as a fraction of the full rate. Throws
 * RangeError for a schedule that `checkSchedule` refuses.
 */
export function createSchedule(schedule: Schedule, total: number): (step: number) => number {
  checkSchedule(schedule);
  const { warmup = 0 } = schedule;
  return (step) => (step < warmup ? (step + 1) / warmup : factorAt(schedule, step - warmup, total - warmup));
}

/** Throws RangeError, with the rule and the value, for an unknown schedule or a number outside its range. */
export function checkSchedule(schedule: Schedule): void {
  checkName("schedule.name", schedule?.name, Object.keys(KEYS));
  checkKeys("schedule", schedule, ["name", "warmup", ...KEYS[schedule.name]]);
  if (schedule.warmup !== undefined) checkInteger("schedule.warmup", schedule.warmup, 0);
  if (schedule.name === "step") checkInteger("schedule.every", schedule.every, 1);
  if (schedule.name === "step" || schedule.name === "exponential") checkNumber("schedule.factor", schedule.factor, { above: 0 });
  if (schedule.name === "warmRestarts") {
    checkInteger("schedule.period", schedule.period, 1);
    if (schedule.periodMultiplier !== undefined) checkNumber("schedule.periodMultiplier", schedule.periodMultiplier, { from: 1 });
  }
  if ((schedule.name === "cosine" || schedule.name === "warmRestarts") && schedule.minFactor !== undefined)
    checkNumber("schedule.minFactor", schedule.minFactor, { from: 0, to: 1 });
}

const KEYS: Record<ScheduleName, readonly string[]> = {
  constant: [],
  step: ["every", "factor"],
  exponential: ["factor"],
  cosine: ["minFactor"],
  warmRestarts: ["period", "periodMultiplier", "minFactor"],
};

/** The factor at step t of `total`, both counted after the warm-up. */
function factorAt(schedule: Schedule, t: number, total: number): number {
  switch (schedule.name) {
    case "constant":
      return 1;
    case "step":
      return powInteger(schedule.factor, Math.floor(t / schedule.every));
    case "exponential":
      return powInteger(schedule.factor, t);
    case "cosine":
      return halfCosine(t / Math.max(1, total), schedule.minFactor ?? 0);
    case "warmRestarts":
      return halfCosine(phaseAt(t, schedule.period, schedule.periodMultiplier ?? 1), schedule.minFactor ?? 0);
  }
}

/** How much of its period has passed at step t, in [0, 1). */
function phaseAt(t: number, firstPeriod: number, multiplier: number): number {
  if (multiplier === 1) return (t % firstPeriod) / firstPeriod;
  let start = 0;
  let period = firstPeriod;
  while (t >= start + period) {
    start += period;
    period *= multiplier;
  }
  return (t - start) / period;
}

function halfCosine(t: number, minFactor: number): number {
  return minFactor + (1 - minFactor) * 0.5 * (1 + cosPi(Math.min(1, t)));
}
