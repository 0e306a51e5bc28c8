import { diagnoses, features } from "../../../data/features.ts";
import { wisconsinRows } from "../../../data/wisconsin-rows.ts";
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

/** The complete rows of data/wisconsin.csv, in their order. */
export function wisconsinData(csv: string): LabData {
  const complete = wisconsinRows(csv).filter(({ values }) => !values.includes(null));
  return {
    rows: complete.map(({ values }) => values as readonly number[]),
    labels: complete.map(({ label }) => label),
    inputNames: features.map(({ label }) => label),
    classNames: diagnoses,
  };
}
