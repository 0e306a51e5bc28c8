import { grouped } from "../format.ts";
import type { Preset } from "./experiment/presets.ts";

/** How fast a run goes: epochs per second, or steps per second. */
export type Pace = { readonly of: "epochs"; readonly perSecond: number } | { readonly of: "steps"; readonly perSecond: number };

/** Slow enough to see a run of some hundred epochs happen. */
export const usualPace: Pace = { of: "epochs", perSecond: 20 };

/** What can be chosen, by the value of its option. */
export const paces: Readonly<Record<string, Pace>> = {
  "1": { of: "steps", perSecond: 1 },
  "10": { of: "steps", perSecond: 10 },
  "100": { of: "steps", perSecond: 100 },
  usual: usualPace,
  "1000": { of: "steps", perSecond: 1_000 },
  full: { of: "steps", perSecond: Infinity },
};

/** The option of `paces` for a preset. */
export function paceNameOf({ stepsPerSecond }: Preset): string {
  return stepsPerSecond === undefined ? "usual" : String(stepsPerSecond);
}

/** The steps per second of a pace, where an epoch has so many steps. */
export function stepsPerSecond({ of, perSecond }: Pace, stepsPerEpoch: number): number {
  return of === "epochs" ? perSecond * stepsPerEpoch : perSecond;
}

export function paceLabel({ of, perSecond }: Pace): string {
  if (perSecond === Infinity) return "Full speed";
  return `${grouped(perSecond)} ${perSecond === 1 ? of.slice(0, -1) : of}/s`;
}
