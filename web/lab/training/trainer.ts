import { checkpointInto, createCheckpoint, restoreTraining } from "../../../network/learning/checkpoints.ts";
import type { EngineFactory } from "../../../network/learning/engine.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import type { Network } from "../../../network/learning/network.ts";
import { isFinished, type Training, trainSteps } from "../../../network/learning/training.ts";
import type { Experiment, LabData } from "../experiment/experiment.ts";
import { type Checkpoints, createCheckpoints } from "./checkpoints.ts";
import { frameBytes, readFrame } from "./frame.ts";
import { createHistory } from "./history.ts";
import { createMeasurement } from "./measurement.ts";
import { prepareRun } from "./prepare-run.ts";
import type { EndReason, Frame, HistoryPart, Ready } from "./protocol.ts";

/** A run of the lab: a training that can be looked at, and taken to any of its epochs with the same bits each time. */
export interface Trainer {
  readonly network: Network;
  readonly training: Training;
  readonly ready: Ready;
  readonly checkpoints: Checkpoints;
  /** Of the experiment. */
  readonly seed: number;
  /** Why the run cannot go on from where it is; undefined if it can. */
  readonly end: EndReason | undefined;
  /** Does the next `count` steps, or fewer where the run ends. */
  advance(count: number): void;
  /** Goes to the point before `epoch` from which the fewest steps lead there: `advance` does them. */
  approach(epoch: number): void;
  /** A look at the run as it is now, in `room` if that has the right size. */
  look(row: number, room?: ArrayBuffer): Frame;
  /** The values of a parameter so far, at the epochs that have checkpoints and now. */
  trace(parameter: number): Trace;
  /** What has been added to the history since the last call. */
  takeHistory(): HistoryPart | undefined;
  /** Gives the engine's memory back. The trainer cannot be used afterwards. */
  release(): void;
}

/** The course of one parameter. */
export interface Trace {
  readonly parameter: number;
  readonly epochs: Float64Array;
  readonly values: Float64Array;
}

/** Prepares a run. Throws RangeError where experiment and data do not fit each other. */
export function createTrainer(experiment: Experiment, data: LabData, engine: EngineFactory): Trainer {
  const run = prepareRun(experiment, data, engine);
  const { network, scaling, training, trainingRows, heldOutRows, inputs } = run;
  const { batchesPerEpoch: stepsPerEpoch } = training.batcher;
  const rows = data.rows.length;
  const optimizer = training.options.optimizer.name;
  const checkpoints = createCheckpoints(training);
  const history = createHistory(network.layers.length, training.options.epochs);
  const measurement = createMeasurement(run, data.labels);
  const cache = createForwardCache(network, 1);
  /** The step after which the next one would no longer be finite, once it is known. */
  let lastFiniteStep = Infinity;
  history.add(measurement.measure());

  function end(): EndReason | undefined {
    if (training.steps >= lastFiniteStep) return "diverged";
    if (!isFinished(training)) return undefined;
    return training.epochs >= training.options.epochs ? "epochs" : "stopped";
  }

  function finishEpoch(): void {
    checkpoints.keep(training);
    if (end() === undefined && !history.wants(training.epochs)) return;
    const metrics = measurement.measure();
    if (Number.isFinite(metrics.loss)) history.add(metrics);
  }

  /** Repeats the last steps one by one, up to the last point with finite parameters and a finite loss. */
  function returnToFinite(): void {
    checkpoints.restore(training, Math.max(0, training.epochs - 2));
    const last = createCheckpoint(training);
    do {
      checkpointInto(last, training);
      trainSteps(training, 1);
    } while (isUsable(training));
    restoreTraining(training, last);
    lastFiniteStep = training.steps;
  }

  return {
    network,
    training,
    ready: { trainingRows, heldOutRows, stepsPerEpoch, epochs: training.options.epochs, inputs, scaling },
    checkpoints,
    seed: experiment.seed,
    get end() {
      return end();
    },
    advance(count) {
      for (let left = count; left > 0 && !end(); ) {
        const { steps } = training;
        const portion = Math.min(left, stepsPerEpoch - (steps % stepsPerEpoch), lastFiniteStep - steps);
        trainSteps(training, portion);
        left -= portion;
        if (!areFinite(training.parameters)) returnToFinite();
        else if (training.steps % stepsPerEpoch === 0) finishEpoch();
      }
    },
    approach(epoch) {
      if (training.steps > epoch * stepsPerEpoch || checkpoints.epochBefore(epoch) > training.epochs) checkpoints.restore(training, epoch);
    },
    look(row, room) {
      const bytes = frameBytes(network, rows, optimizer);
      const buffer = room?.byteLength === bytes ? room : new ArrayBuffer(bytes);
      const numbers = readFrame(buffer, network, rows, optimizer);
      const { parameters, steps, epochs, best } = training;
      const metrics = measurement.measure();
      numbers.parameters.set(parameters);
      numbers.gradient.set(training.gradient);
      for (const [i, vector] of training.optimizerState.entries()) numbers.optimizerState[i]?.set(vector);
      numbers.outputs.set(measurement.outputs);
      forward(network, parameters, inputs.subarray(row * network.inputs), 1, cache);
      for (const l of network.layers.keys()) {
        (numbers.sums[l] as Float64Array).set(cache.Z[l] as Float64Array);
        (numbers.activations[l] as Float64Array).set(cache.A[l] as Float64Array);
      }
      const bestEpoch = best?.epoch ?? history.bestEpoch(epochs);
      return { step: steps, epoch: epochs, metrics, row, room: buffer, ...(bestEpoch === undefined ? {} : { bestEpoch }) };
    },
    trace(parameter) {
      const points = checkpoints.upTo(training);
      return {
        parameter,
        epochs: Float64Array.from(points, ({ epoch }) => epoch),
        values: Float64Array.from(points, ({ parameters }) => parameters[parameter] as number),
      };
    },
    takeHistory: history.takeNews,
    release: () => training.engine.release(),
  };
}

function isUsable({ parameters, engine, data }: Training): boolean {
  return areFinite(parameters) && Number.isFinite(engine.loss(parameters, data));
}

/** A loop, because this is asked after every epoch: x − x is 0, or NaN if x is not finite. */
function areFinite(values: Float64Array): boolean {
  let sum = 0;
  for (let e = 0; e < values.length; e++) sum += (values[e] as number) - (values[e] as number);
  return sum === 0;
}
