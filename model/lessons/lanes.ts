import { type OptimizerOptions, optimizers } from "../../network/learning/optimizers.ts";
import type { Schedule } from "../../network/learning/schedules.ts";

/** One way down: an optimizer with its learning rate. */
export interface Lane {
  readonly name: string;
  readonly optimizer: OptimizerOptions;
  readonly rate: number;
  readonly schedule: Schedule;
}

const constant = { name: "constant" } as const;

/** The lanes of the chapter, in the order in which they are shown. */
export const lanes: readonly Lane[] = [
  { name: "SGD, rate 0.07", optimizer: optimizers.sgd, rate: 0.07, schedule: constant },
  { name: "SGD, rate from 2 to 0", optimizer: optimizers.sgd, rate: 2, schedule: { name: "cosine" } },
  { name: "SGD, rate 7", optimizer: optimizers.sgd, rate: 7, schedule: constant },
  { name: "Momentum, rate 0.07", optimizer: optimizers.momentum, rate: 0.07, schedule: constant },
  { name: "Adam, rate 0.01", optimizer: optimizers.adam, rate: 0.01, schedule: constant },
];

/** Lanes that these are compared with. */
export const comparedLanes: readonly Lane[] = [
  { name: "SGD, rate 0.7", optimizer: optimizers.sgd, rate: 0.7, schedule: constant },
  { name: "SGD, rate 2", optimizer: optimizers.sgd, rate: 2, schedule: constant },
  { name: "Momentum, rate 0.7", optimizer: optimizers.momentum, rate: 0.7, schedule: constant },
];
