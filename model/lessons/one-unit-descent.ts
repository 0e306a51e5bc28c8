import type { Dataset } from "../../network/learning/dataset.ts";
import { type EngineFactory, typescriptEngine } from "../../network/learning/engine.ts";
import { createTraining, type Training } from "../../network/learning/training.ts";
import { oneUnit } from "./one-unit.ts";

/** How the unit descends: full batches, a constant learning rate, plain or with momentum. */
export interface DescentSetup {
  readonly rate: number;
  /** In [0, 1); 0 for plain gradient descent. */
  readonly momentum: number;
  /** [w, b] at the start. */
  readonly start: readonly number[];
}

/** A training of the unit that never ends by itself. */
export function startDescent(data: Dataset, { rate, momentum, start }: DescentSetup, engine: EngineFactory = typescriptEngine): Training {
  return createTraining({
    network: oneUnit,
    data,
    parameters: start,
    engine,
    options: {
      optimizer: momentum > 0 ? { name: "momentum", momentum } : "sgd",
      learningRate: rate,
      batchSize: "full",
      epochs: Number.MAX_SAFE_INTEGER,
    },
  });
}

/** The curvatures of the loss at a point: the eigenvalues of its second derivatives by w and b, the larger one first. */
export function curvaturesAt(data: Dataset, parameters: Float64Array): [number, number] {
  const outputs = new Float64Array(data.count);
  const engine = typescriptEngine(oneUnit, "binaryCrossEntropy", data.count);
  engine.predictInto(outputs, parameters, data.X, data.count);
  let [ww, wb, bb, total] = [0, 0, 0, 0];
  for (let i = 0; i < data.count; i++) {
    const weight = data.weights ? (data.weights[i] as number) : 1;
    const x = data.X[i] as number;
    const slope = weight * (outputs[i] as number) * (1 - (outputs[i] as number));
    ww += slope * x * x;
    wb += slope * x;
    bb += slope;
    total += weight;
  }
  const mean = (ww + bb) / 2;
  const spread = Math.sqrt(((ww - bb) / 2) * ((ww - bb) / 2) + wb * wb);
  return [(mean + spread) / total, (mean - spread) / total];
}
