import { features } from "../../data/features.ts";
import { log } from "../../network/math/exact.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import type { TrainingData } from "../training/training-data.ts";
import { type Check, percent } from "./check.ts";
import { classCounts } from "./data-checks.ts";
import type { KnownRows } from "./known-rows.ts";

/** The odds of malignancy among the rows enter every probability: at 1.5 times the odds, 50% becomes 60% for the same scores. */
const MOST_ODDS_RATIO = 1.5;
/** Two-sided, p = 0.001. */
const Z = 3.29;
/** The largest distance between two cumulative distributions of one score: a quarter of the cases lie on another side of some score. */
const MOST_DISTANCE = 0.25;
/** Kolmogorov's limit for the same distance by chance, at p = 0.001 over the eighteen comparisons: √(−ln(0.001 / 36) / 2). */
const KOLMOGOROV = 2.29;

/** Whether the share of malignant rows has moved from that of the present model's data. In another population it is noted only. */
export function balanceCheck({ labels, classNames }: TrainingData, known: KnownRows, isSamePopulation: boolean): Check {
  const now = classCounts(labels);
  const before = classCounts(known.labels);
  // Half a case is added to each count, so that none is 0 (Haldane 1956, Anscombe 1956).
  const counts = [...now, ...before].map((count) => count + 0.5) as [number, number, number, number];
  const [a, b, c, d] = counts;
  const ratio = (b * c) / (a * d);
  const deviation = Math.sqrt(counts.reduce((sum, count) => sum + 1 / count, 0));
  const factor = Math.max(ratio, 1 / ratio);
  const hasMoved = factor > MOST_ODDS_RATIO && log(factor) > Z * deviation;
  return {
    name: "class balance",
    present: percent(before[1] / known.labels.length),
    candidate: percent(now[1] / labels.length),
    rule: `odds of ${classNames[1]} within a factor of ${MOST_ODDS_RATIO}; ${factor.toFixed(2)}`,
    ...outcome(
      hasMoved,
      isSamePopulation,
      `The share of ${classNames[1]} rows has moved, and every probability moves with it. Were rows of one class dropped or added?`,
    ),
  };
}

/** Whether a score is distributed otherwise than in the present model's data, within a class. In another population it is noted only. */
export function scoresCheck(data: TrainingData, known: KnownRows, isSamePopulation: boolean): Check {
  const distances: Distance[] = data.classNames
    .flatMap((name, label) => {
      const [now, before] = [data, known].map((rows) => ofClass(rows, label)) as [ArrayLike<number>[], ArrayLike<number>[]];
      if (now.length === 0 || before.length === 0) return [];
      const limit = Math.max(MOST_DISTANCE, KOLMOGOROV * Math.sqrt(1 / now.length + 1 / before.length));
      return features.map((feature, f) => {
        const [x, y] = [now, before].map((rows) => rows.map((row) => row[f] as number)) as [number[], number[]];
        return { feature: feature.label.toLowerCase(), name, limit, distance: distance(x, y), now: mean(x), before: mean(y) };
      });
    })
    .sort((a, b) => b.distance / b.limit - a.distance / a.limit);
  const [worst] = distances;
  const moved = distances.filter((entry) => entry.distance > entry.limit);
  return {
    name: "scores",
    present: worst ? worst.before.toFixed(1) : "none",
    candidate: worst ? worst.now.toFixed(1) : "none",
    rule: worst
      ? `distance within a class at most ${worst.limit.toFixed(2)}; ${worst.distance.toFixed(2)} for ${worst.feature}, ${worst.name} (means)`
      : "distance within a class",
    ...outcome(
      moved.length > 0,
      isSamePopulation,
      `Distributed differently: ${moved.map(inWords).join("; ")}. Were columns swapped or rescaled, or is this another population?`,
    ),
  };
}

interface Distance {
  readonly feature: string;
  /** The name of the class. */
  readonly name: string;
  readonly distance: number;
  readonly limit: number;
  /** The means. */
  readonly before: number;
  readonly now: number;
}

function inWords({ feature, name, before, now, distance }: Distance): string {
  return `${feature} of ${name} rows (mean ${before.toFixed(1)}, now ${now.toFixed(1)}; distance ${distance.toFixed(2)})`;
}

function outcome(hasMoved: boolean, isSamePopulation: boolean, advice: string): Pick<Check, "outcome" | "advice"> {
  if (!hasMoved) return { outcome: "passes" };
  return { outcome: isSamePopulation ? "refused" : "noted", advice };
}

function ofClass({ rows, labels }: LabelledRows, label: number): ArrayLike<number>[] {
  return rows.filter((_, i) => labels[i] === label);
}

/** The largest difference between two cumulative distributions (Kolmogorov and Smirnov). */
function distance(x: readonly number[], y: readonly number[]): number {
  const share = (values: readonly number[], at: number) => values.filter((value) => value <= at).length / values.length;
  return Math.max(...[...new Set([...x, ...y])].map((at) => Math.abs(share(x, at) - share(y, at))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
