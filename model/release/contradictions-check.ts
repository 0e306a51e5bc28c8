import type { ModelFile } from "../file/model-file.ts";
import { type Check, percent } from "./check.ts";
import type { Strictness } from "./margins.ts";
import type { PairedPredictions } from "./paired-checks.ts";

/** A row contradicts a model that gives its diagnosis less than this. */
const UNLIKELY = 0.05;
/** So much more often than published is far more often; three standard deviations are added for chance. */
const FACTOR = 2;
/** Where the present model was not assessed. */
const TYPICAL_RATE = 0.01;
/** In another population: where so many rows contradict the present model, the two do not mean the same by the columns. */
const MOST_ELSEWHERE = 0.1;

/**
 * Rows whose diagnosis contradicts what networks that were trained without them say with confidence: the candidate's, or the present
 * model's. The present model saw as many as its published rates at thresholds 0.05 and 0.95 imply.
 */
export function contradictionsCheck(
  { data, candidate, present }: PairedPredictions,
  presentFile: ModelFile,
  { isFirst }: Strictness,
): Check {
  const { labels } = data;
  const [byCandidate, byPresent] = [candidate, present].map((outOfFold) => labels.map((y, row) => meanProbability(outOfFold, row, y))) as [
    number[],
    number[],
  ];
  const lowest = labels.map((_, row) => Math.min(byCandidate[row] as number, byPresent[row] as number));
  const contradicting = labels
    .map((_, row) => row)
    .filter((row) => (lowest[row] as number) < UNLIKELY)
    .sort((a, b) => (lowest[a] as number) - (lowest[b] as number));
  const count = Math.max(...[byCandidate, byPresent].map((own) => own.filter((p) => p < UNLIKELY).length));
  const rate = publishedRate(presentFile);
  const expected = labels.length * (rate ?? TYPICAL_RATE);
  const limit = Math.floor(FACTOR * expected + 3 * Math.sqrt(Math.max(1, expected)));
  const isRefused = count > (isFirst ? Math.max(limit, MOST_ELSEWHERE * labels.length) : limit);
  return {
    name: "contradictions",
    present: rate === undefined ? "none" : percent(rate),
    candidate: percent(count / labels.length),
    rule: `at most ${limit} rows whose diagnosis gets a probability below ${UNLIKELY}; ${count}`,
    ...(count <= limit
      ? { outcome: "passes" }
      : {
          outcome: isRefused ? "refused" : "noted",
          advice: "Networks that never saw these rows are confident of the opposite diagnosis. Are diagnoses swapped, or rows misaligned?",
          rows: contradicting,
        }),
  };
}

function meanProbability(outOfFold: readonly Float64Array[], row: number, label: number): number {
  const sum = outOfFold.reduce((total, probabilities) => total + (probabilities[row] as number), 0) / outOfFold.length;
  return label === 1 ? sum : 1 - sum;
}

/** The share of confident errors in the present model's report; undefined without one. */
function publishedRate({ report, background }: ModelFile): number | undefined {
  const at = (threshold: number) => report?.thresholds.find((entry) => entry.threshold === threshold);
  const [low, high] = [at(UNLIKELY), at(1 - UNLIKELY)];
  if (!low || !high) return undefined;
  const [first, second] = [0, 1].map((label) => background.counts.reduce((sum, pair) => sum + (pair[label] as number), 0)) as [
    number,
    number,
  ];
  return (first * (1 - high.specificity) + second * (1 - low.sensitivity)) / (first + second);
}
