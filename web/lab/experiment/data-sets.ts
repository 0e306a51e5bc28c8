import { diagnoses, features } from "../../../data/features.ts";
import { type MadeProblemName, madeProblem } from "../../../network/examples/made-problems.ts";
import type { LabData } from "./experiment.ts";

/** How many points a made problem has in the lab. */
export const MADE_POINTS = 400;

/** The two classes of each made problem. */
const classes: Record<MadeProblemName, readonly [string, string]> = {
  line: ["below the line", "above the line"],
  corners: ["signs differ", "same sign"],
  ring: ["ring", "disc"],
  spiral: ["first arm", "second arm"],
};

/** Points of a made problem. The same seed gives the same points. */
export function madeData(problem: MadeProblemName, seed: number): LabData {
  return { ...madeProblem(problem, MADE_POINTS, seed), inputNames: ["x", "y"], classNames: classes[problem] };
}

/**
 * The complete rows of data/wisconsin.csv, in their order. That file alone is known to have these columns without quotes; any other
 * table goes through the reader of data/tables.
 */
export function wisconsinData(csv: string): LabData {
  const complete = csv
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map((cells) => ({ row: cells.slice(1, -1).map(Number), label: cells.at(-1)?.trim() === diagnoses[1] ? 1 : 0 }))
    .filter(({ row }) => row.every((score) => score > 0));
  return {
    rows: complete.map(({ row }) => row),
    labels: complete.map(({ label }) => label),
    inputNames: features.map(({ label }) => label),
    classNames: diagnoses,
  };
}
