import { checkInteger, checkKeys, checkName, checkNumber } from "../math/checks.ts";
import { type ConstraintName, constraintAccepts, constraintNames } from "./constraints.ts";
import { type InitializerName, initializers } from "./initializers.ts";
import { defaultLoss, type LossName, losses } from "./losses.ts";
import { type Network, outputLayer } from "./network.ts";
import { checkOptimizer, type OptimizerName, type OptimizerOptions, optimizers } from "./optimizers.ts";
import { checkPenalty, type Penalty } from "./regularization.ts";
import { checkSchedule, type Schedule } from "./schedules.ts";

/** How a network is trained, complete and ready for JSON. */
export interface TrainingOptions extends Penalty {
  readonly loss: LossName;
  readonly optimizer: OptimizerOptions;
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly initializer: InitializerName;
  /** The number of passes over the data. */
  readonly epochs: number;
  /** Samples per step; "full" takes all of them, 1 is stochastic gradient descent in the strict sense. */
  readonly batchSize: number | "full";
  /** Standard deviation of the Gaussian noise that is added afresh to every input at every step (Bishop 1995); 0 for none. */
  readonly inputNoise: number;
  /**
   * Keeps a sign of its own for every weight: initial weights are reflected, and after each step those of the wrong sign become
   * 0 (constraints.ts).
   */
  readonly constraint?: ConstraintName;
  /** A gradient with a larger norm is scaled down to this norm. */
  readonly clipNorm?: number;
  /** Stop when the validation loss has not reached a new minimum for `patience` epochs, and restore the best parameters. */
  readonly earlyStopping?: { readonly patience: number };
}

/** The options that a caller wants to set; `completeOptions` supplies the others. */
export interface PartialTrainingOptions extends Optional<Omit<TrainingOptions, "optimizer" | "schedule">> {
  /** A name, or a name together with the constants that are to differ from the usual ones. */
  readonly optimizer?: OptimizerName | PartialOptimizerOptions | undefined;
  /** A schedule, or the name of one that needs no numbers. */
  readonly schedule?: "constant" | "cosine" | Schedule | undefined;
}

type Stated = Partial<Omit<TrainingOptions, "optimizer" | "schedule">> & Pick<PartialTrainingOptions, "optimizer" | "schedule">;

/** Every property may be absent or undefined. */
type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

type PartialOptimizerOptions = {
  readonly [Name in OptimizerName]: { readonly name: Name } & Partial<Omit<(typeof optimizers)[Name], "name">>;
}[OptimizerName];

/**
 * Fills in the defaults: the loss that suits the output activation, Adam, a learning rate that suits the optimizer, a
 * constant schedule, the initializer that suits each layer, 200 epochs, batches of 32, neither noise nor penalties nor a
 * constraint. Throws RangeError for an unknown option or name, a number outside its range, and a loss or a constraint that
 * cannot be used with the outputs.
 */
export function completeOptions(network: Network, partial: PartialTrainingOptions = {}): TrainingOptions {
  checkKeys("options", partial, OPTION_NAMES);
  const stated = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as Stated;
  const { activation } = outputLayer(network);
  const { schedule = "constant" } = stated;
  const optimizer = completeOptimizer(stated.optimizer === undefined ? "adam" : stated.optimizer);
  const options: TrainingOptions = {
    loss: defaultLoss(activation),
    learningRate: LEARNING_RATES[optimizer.name],
    initializer: "auto",
    epochs: 200,
    batchSize: 32,
    inputNoise: 0,
    l1: 0,
    l2: 0,
    ...stated,
    optimizer,
    schedule: typeof schedule === "string" ? ({ name: schedule } as Schedule) : schedule,
  };
  checkOptions(options);
  if (!losses[options.loss].accepts(activation)) throw new RangeError(`the loss ${options.loss} cannot be used with ${activation} outputs`);
  if (options.constraint !== undefined && !constraintAccepts(activation))
    throw new RangeError(`the constraint ${options.constraint} cannot be used with ${activation} outputs`);
  return options;
}

const OPTION_NAMES: readonly (keyof TrainingOptions)[] = [
  "loss",
  "optimizer",
  "learningRate",
  "schedule",
  "initializer",
  "epochs",
  "batchSize",
  "inputNoise",
  "l1",
  "l2",
  "constraint",
  "clipNorm",
  "earlyStopping",
];

/** What each optimizer usually does well with on small networks. */
const LEARNING_RATES: Record<OptimizerName, number> = {
  sgd: 0.1,
  momentum: 0.01,
  nesterov: 0.01,
  rmsprop: 0.01,
  adam: 0.01,
  adamw: 0.01,
};

function completeOptimizer(choice: OptimizerName | PartialOptimizerOptions): OptimizerOptions {
  const stated = typeof choice === "string" ? { name: choice } : choice;
  checkName("optimizer.name", stated?.name, Object.keys(optimizers));
  const options = { ...optimizers[stated.name], ...stated } as OptimizerOptions;
  checkOptimizer(options);
  return options;
}

function checkOptions(options: TrainingOptions): void {
  checkName("loss", options.loss, Object.keys(losses));
  checkNumber("learningRate", options.learningRate, { above: 0 });
  checkSchedule(options.schedule);
  checkName("initializer", options.initializer, Object.keys(initializers));
  checkInteger("epochs", options.epochs, 1);
  if (options.batchSize !== "full") checkInteger('batchSize, unless "full",', options.batchSize, 1);
  checkNumber("inputNoise", options.inputNoise, { from: 0 });
  checkPenalty(options);
  if (options.constraint !== undefined) checkName("constraint", options.constraint, constraintNames);
  if (options.clipNorm !== undefined) checkNumber("clipNorm", options.clipNorm, { above: 0 });
  if (options.earlyStopping === undefined) return;
  checkKeys("earlyStopping", options.earlyStopping, ["patience"]);
  checkInteger("earlyStopping.patience", options.earlyStopping.patience, 1);
}
