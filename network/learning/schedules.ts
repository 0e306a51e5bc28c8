import { cosPi, powInteger } from "../math/exact.ts";

/** How the learning rate changes over the training. Lengths are in steps (updates); `warmup` raises the rate linearly first. */
export type Schedule = { readonly warmup?: number } & (
  | { readonly name: "constant" }
  /** Times `factor` after every `every` steps. */
  | { readonly name: "step"; readonly every: number; readonly factor: number }
  /** Times `factor` at every step. */
  | { readonly name: "exponential"; readonly factor: number }
  /** Half a cosine from the full rate down to `floor` (a share of it, 0 unless given) at the last step. */
  | { readonly name: "cosine"; readonly minFactor?: number }
  /** Half cosines that start again; each is `stretch` (1 unless given) times as long as the one before (SGDR, Loshchilov and Hutter 2017). */
  | { readonly name: "warmRestarts"; readonly period: number; readonly periodMultiplier?: number; readonly minFactor?: number }
);

export type ScheduleName = Schedule["name"];

/** The learning rate of step `step` (counted from 0) out of `total`, as a share of the full rate. */
export function rateFactor(schedule: Schedule, step: number, total: number): number {
  const warmup = schedule.warmup ?? 0;
  if (step < warmup) return (step + 1) / warmup;
  const t = step - warmup;
  switch (schedule.name) {
    case "constant":
      return 1;
    case "step":
      return powInteger(schedule.factor, Math.floor(t / schedule.every));
    case "exponential":
      return powInteger(schedule.factor, t);
    case "cosine":
      return halfCosine(t / Math.max(1, total - warmup), schedule.minFactor ?? 0);
    case "warmRestarts": {
      let start = 0;
      let period = schedule.period;
      while (t >= start + period) {
        start += period;
        period *= schedule.periodMultiplier ?? 1;
      }
      return halfCosine((t - start) / period, schedule.minFactor ?? 0);
    }
  }
}

function halfCosine(t: number, minFactor: number): number {
  return minFactor + (1 - minFactor) * 0.5 * (1 + cosPi(Math.min(1, t)));
}
