import { createDataset } from "../network/learning/dataset.ts";
import { createNetwork } from "../network/learning/network.ts";
import { optimizers } from "../network/learning/optimizers.ts";
import { createTraining, runTraining } from "../network/learning/training.ts";
import { createRandom } from "../network/math/random.ts";
import { sha256Numbers } from "../network/math/sha256.ts";

/**
 * A training that goes through everything that could differ between engines (exp, log, tanh, cosine, normal draws, shuffles,
 * roots), once free and once monotone, and the SHA-256 of the weights that both end with. Runs in Node, in workerd and in a
 * browser.
 */
export function hashOfTraining(): string {
  return sha256Numbers(Float64Array.from([...trained(undefined), ...trained("monotone")]));
}

function trained(constraint: "monotone" | undefined): Float64Array {
  const random = createRandom(7);
  const rows = Array.from({ length: 101 }, () => Array.from({ length: 9 }, () => 1 + random.integer(10)));
  const targets = rows.map((row) => (row.reduce((sum, x) => sum + x, 0) + 6 * random.normal() > 50 ? 1 : 0));
  const training = createTraining({
    network: createNetwork({
      inputs: 9,
      layers: [
        { units: 15, activation: "relu" },
        { units: 7, activation: "tanh" },
        { units: 5, activation: "elu" },
        { units: 1, activation: "sigmoid" },
      ],
    }),
    data: createDataset(
      rows.map((row) => row.map((x) => (x - 5.5) / 3)),
      targets,
    ),
    seed: 3,
    options: {
      loss: "binaryCrossEntropy",
      optimizer: optimizers.adamw,
      learningRate: 0.01,
      schedule: { name: "cosine", warmup: 5 },
      initializer: "he",
      epochs: 40,
      batchSize: 32,
      inputNoise: 0.3,
      l1: 1e-4,
      l2: 1e-3,
      clipNorm: 1,
      constraint,
    },
  });
  return runTraining(training);
}
