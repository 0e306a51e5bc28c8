import { createDataset, type Dataset, selectSamples } from "../../network/learning/dataset.ts";
import { createNetwork, type Network } from "../../network/learning/network.ts";
import { createRandom } from "../../network/math/random.ts";
import { projectPath } from "../files.ts";
import { readTrainingData } from "../training-data.ts";

/** What is measured. Peers that do the same use the same text. */
export const subjects = {
  epoch: "an epoch of full-batch descent, 500 rows",
  wisconsin: "an epoch over the Wisconsin data, 683 rows",
  adam: "an epoch of Adam, 500 rows in batches of 32",
  wide: "a step of 9-512-512-1, batch of 32",
  one: "one prediction",
  many: "10,000 predictions in one call",
  landscape: "a landscape of 41 × 41 points, 683 rows",
} as const;

export const MANY = 10_000;
export const BATCH = 32;

/** 9-15-1: the shape of the shipped network and of the article's. */
export const network: Network = createNetwork({
  inputs: 9,
  layers: [
    { units: 15, activation: "relu" },
    { units: 1, activation: "sigmoid" },
  ],
});

export const wideNetwork: Network = createNetwork({
  inputs: 9,
  layers: [
    { units: 512, activation: "relu" },
    { units: 512, activation: "relu" },
    { units: 1, activation: "sigmoid" },
  ],
});

const { rows, labels } = await readTrainingData(projectPath("data/wisconsin.csv"));

/** The complete rows, scores scaled to [0, 1]. */
export const wisconsin: Dataset = createDataset(
  rows.map((row) => row.map((score) => (score - 1) / 9)),
  labels,
);

/** The first 500 of them: about as many as the article trains on. */
export const article: Dataset = selectSamples(
  wisconsin,
  Array.from({ length: 500 }, (_, i) => i),
);

/** `count` rows: the Wisconsin rows, repeated. */
export function repeated(count: number): Dataset {
  return selectSamples(
    wisconsin,
    Array.from({ length: count }, (_, i) => i % wisconsin.count),
  );
}

/** Rows of uniform inputs. The target is 1 where their sum is above its mean. */
export function synthetic(count: number, inputs: number): Dataset {
  const random = createRandom(1);
  const X = new Float64Array(inputs * count);
  const Y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let k = 0; k < inputs; k++) {
      const x = random.uniform();
      X[i * inputs + k] = x;
      sum += x;
    }
    Y[i] = sum > inputs / 2 ? 1 : 0;
  }
  return { X, Y, count };
}

/** Normally distributed parameters of a typical size. */
export function someParameters({ parameterCount }: Network): Float64Array {
  const random = createRandom(2);
  return Float64Array.from({ length: parameterCount }, () => 0.3 * random.normal());
}
