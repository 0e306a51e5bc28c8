import { type Checkpoint, checkpointInto, createCheckpoint, restoreTraining } from "../../../network/learning/checkpoints.ts";
import type { Training } from "../../../network/learning/training.ts";

/** The checkpoints of a run, one after every 2^k-th epoch: k is 0 at first and rises as the run gets longer. */
export interface Checkpoints {
  /** The parameters at the checkpoints up to where the training is, from the start on, and those that it has now. */
  upTo(training: Training): PathPoint[];
  /** Takes a checkpoint if the training is at the end of an epoch that should have one and has none. */
  keep(training: Training): void;
  /** Takes the training back (or forward) to the last checkpoint that is not after this epoch. */
  restore(training: Training, epoch: number): void;
  /** The last checkpoint's epoch that is not after this epoch. */
  epochBefore(epoch: number): number;
}

/** The parameters after an epoch; within one, the epoch is a fraction. */
export interface PathPoint {
  readonly epoch: number;
  readonly parameters: Float64Array;
}

/** More checkpoints than this are halved; and so are more bytes than that. */
const MOST = 512;
const MOST_BYTES = 96 * 2 ** 20;
/** However large a checkpoint is. */
const FEWEST = 4;

/** The checkpoints of a training, the first of which is taken now. */
export function createCheckpoints(training: Training, most = mostOf(training)): Checkpoints {
  const all: Checkpoint[] = [createCheckpoint(training)];
  /** Those that have been dropped, to be overwritten. */
  const spare: Checkpoint[] = [];
  let every = 1;

  function before(epoch: number): Checkpoint {
    return all[Math.min(all.length - 1, Math.floor(epoch / every))] as Checkpoint;
  }

  function thin(): void {
    every *= 2;
    let kept = 0;
    for (const checkpoint of all.splice(0)) (kept++ % 2 === 0 ? all : spare).push(checkpoint);
  }

  return {
    upTo({ steps, batcher, parameters }) {
      const now = steps / batcher.batchesPerEpoch;
      const earlier = all.filter(({ epochs }) => epochs < now).map(({ epochs, parameters }) => ({ epoch: epochs, parameters }));
      return [...earlier, { epoch: now, parameters: Float64Array.from(parameters) }];
    },
    keep(training) {
      const { steps, epochs, batcher } = training;
      if (steps !== epochs * batcher.batchesPerEpoch || epochs !== all.length * every) return;
      const checkpoint = spare.pop();
      if (checkpoint) checkpointInto(checkpoint, training);
      all.push(checkpoint ?? createCheckpoint(training));
      if (all.length > most) thin();
    },
    restore: (training, epoch) => restoreTraining(training, before(epoch)),
    epochBefore: (epoch) => before(epoch).epochs,
  };
}

function mostOf(training: Training): number {
  const { parameters, gradient, optimizerState, batcher } = training;
  const bytes = [parameters, gradient, ...optimizerState, batcher.order].reduce((sum, { byteLength }) => sum + byteLength, 0);
  return Math.max(FEWEST, Math.min(MOST, Math.floor(MOST_BYTES / bytes)));
}
