import { LOWEST_SCORE } from "../../../../data/features.ts";
import { createDataset, type Dataset } from "../../../../network/learning/dataset.ts";
import { typescriptEngine } from "../../../../network/learning/engine.ts";
import { accuracy } from "../../../../network/learning/measurement.ts";
import { createNetwork } from "../../../../network/learning/network.ts";
import { createTraining, step, type Training } from "../../../../network/learning/training.ts";

/** A unit with two inputs: the weights of the first and of the second score, and the bias. */
export type TwoScoreUnit = readonly [number, number, number];

/** All samples that have one pair of scores, of each class. */
export interface Pile {
  readonly scores: readonly [number, number];
  readonly benign: number;
  readonly malignant: number;
}

const network = createNetwork({ inputs: 2, layers: [{ units: 1, activation: "sigmoid" }] });
const RATE = 0.1;

/** The input that a score becomes. */
export function inputOf(score: number): number {
  return (score - LOWEST_SCORE) / 9;
}

/** Counts the samples by two of their scores. Labels are 1 for malignant. */
export function pilesOf(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  [first, second]: readonly [number, number],
): Pile[] {
  const piles = new Map<string, { scores: [number, number]; benign: number; malignant: number }>();
  rows.forEach((row, r) => {
    const scores: [number, number] = [row[first] as number, row[second] as number];
    const pile = piles.get(scores.join()) ?? { scores, benign: 0, malignant: 0 };
    pile[labels[r] === 1 ? "malignant" : "benign"]++;
    piles.set(scores.join(), pile);
  });
  return [...piles.values()];
}

/** The piles as data: one weighted sample per class. */
export function dataOf(piles: readonly Pile[]): Dataset {
  const samples = piles.flatMap(({ scores, benign, malignant }) => [
    { scores, label: 0, count: benign },
    { scores, label: 1, count: malignant },
  ]);
  const present = samples.filter(({ count }) => count > 0);
  return createDataset(
    present.map(({ scores }) => scores.map(inputOf)),
    present.map(({ label }) => label),
    present.map(({ count }) => count),
  );
}

/** The mean loss of a unit, and the share of samples that it gets right. */
export function measureUnit(data: Dataset, unit: TwoScoreUnit): { readonly loss: number; readonly accuracy: number } {
  const engine = typescriptEngine(network, "binaryCrossEntropy", data.count);
  const parameters = Float64Array.from(unit);
  return { loss: engine.loss(parameters, data), accuracy: accuracy(engine, network, parameters, data) };
}

/** Fills `heights` with the probability at each pair of inputs. */
export function fillProbabilities(unit: TwoScoreUnit, pairs: Float64Array, heights: Float64Array): void {
  typescriptEngine(network, "binaryCrossEntropy", heights.length).predictInto(heights, Float64Array.from(unit), pairs, heights.length);
}

/** A training from this unit on. */
export function startLearning(data: Dataset, unit: TwoScoreUnit): Training {
  return createTraining({
    network,
    data,
    parameters: unit,
    options: { optimizer: "adam", learningRate: RATE, batchSize: "full", epochs: Number.MAX_SAFE_INTEGER },
  });
}

/** Some steps further. */
export function learn(training: Training, steps: number): TwoScoreUnit {
  for (let s = 0; s < steps; s++) step(training);
  return [...training.parameters] as unknown as TwoScoreUnit;
}
