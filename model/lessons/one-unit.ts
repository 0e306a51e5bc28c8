import { createDataset, type Dataset } from "../../network/learning/dataset.ts";
import { createNetwork } from "../../network/learning/network.ts";

/** A single sigmoid unit that sees one feature: its two parameters are the weight w and the bias b. */
export const oneUnit = createNetwork({ inputs: 1, layers: [{ units: 1, activation: "sigmoid" }] });

/** How many rows of each class have each score; the first entry is for score 1. */
export interface ScoreCounts {
  readonly benign: readonly number[];
  readonly malignant: readonly number[];
}

/** Each score that occurs, brought to the range from 0 to 1, once per class with the number of its rows as weight. */
export function oneFeatureData({ benign, malignant }: ScoreCounts): Dataset {
  const entries = [benign, malignant].flatMap((counts, label) =>
    counts.map((count, i) => ({ input: i / (counts.length - 1), label, count })).filter(({ count }) => count > 0),
  );
  return createDataset(
    entries.map(({ input }) => [input]),
    entries.map(({ label }) => label),
    entries.map(({ count }) => count),
  );
}
