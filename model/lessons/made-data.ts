import { type MadeProblemName, madeProblem } from "../../network/examples/made-problems.ts";
import { createDataset, type Dataset } from "../../network/learning/dataset.ts";

/** How many points a network learns from. */
export const LEARNED_POINTS = 300;

/** `count` points of a made problem as data. */
export function madeData(problem: MadeProblemName, count: number, seed: number): Dataset {
  const { rows, labels } = madeProblem(problem, count, seed);
  return createDataset(rows, labels);
}
