import { styleText } from "node:util";
import { isWisconsin } from "../../data/wisconsin.ts";
import type { MethodResult } from "../../model/assessment/comparison.ts";
import type { TrainingData } from "../../model/training/training-data.ts";
import type { Fold } from "../../network/evaluation/folds.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import { comparisonTable, differencesTable, figuresTable, reliabilityTable, rocTable } from "./tables.ts";

/** The results of several methods on one set of folds, the recipe's first. */
export interface FoldResults {
  readonly name: string;
  readonly folds: readonly (readonly Fold[])[];
  readonly results: readonly MethodResult[];
}

/** Prints all methods side by side, then the recipe in detail. */
export function printResults(sets: readonly FoldResults[], data: TrainingData): void {
  const { labels, origin } = data;
  for (const { name, folds, results } of sets) {
    const [own] = results as [MethodResult];
    const outcomes = own.outOfFold.map((probabilities) => predictedOnly(probabilities, labels));
    console.log(`\n${styleText("bold", `Folds: ${name}`)}, ${folds.length} × ${folds[0]?.length}\n\n${comparisonTable(results)}`);
    if (results.length > 1) console.log(`\nDifferences from ${own.name}, with 95% paired intervals\n${differencesTable(results, data)}`);
    console.log(`\n${own.name}\n${figuresTable(own)}`);
    console.log(`\nCalibration, cases per repeat\n${reliabilityTable(outcomes)}`);
    console.log(`\nROC curve of the first repeat, in cases\n${rocTable(outcomes[0] as Outcomes)}`);
  }
  const set = isWisconsin(origin) ? "one curated data set from 1989 to 1991" : "these data alone";
  console.log(`\nThese figures are for ${set}. They do not carry over to a clinic.`);
}

/** The test rows of every fold with the probability that each method gave them, for --json. */
export function predictionsJson(recipe: string, seed: number, sets: readonly FoldResults[]) {
  return {
    recipe,
    seed,
    results: sets.flatMap(({ name, folds, results }) =>
      results.map(({ name: method, outOfFold }) => ({
        method,
        folds: name,
        repeats: outOfFold.map((probabilities, repeat) =>
          (folds[repeat] as readonly Fold[]).map(({ test }) => ({ test, probability: test.map((row) => probabilities[row]) })),
        ),
      })),
    ),
  };
}

/** Without the rows that were in no test fold. */
function predictedOnly(probabilities: Float64Array, labels: readonly number[]): Outcomes {
  const rows = labels.map((_, row) => row).filter((row) => !Number.isNaN(probabilities[row]));
  return { probabilities: rows.map((row) => probabilities[row] as number), labels: rows.map((row) => labels[row] as number) };
}
