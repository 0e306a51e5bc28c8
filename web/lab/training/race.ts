import type { EngineFactory } from "../../../network/learning/engine.ts";
import { type Plane, pointInto } from "../../../network/learning/landscape.ts";
import { measureTraining } from "../../../network/learning/measurement.ts";
import { createTraining, isFinished, type Training, trainEpoch } from "../../../network/learning/training.ts";
import { trajectoryPlane } from "../../../network/learning/trajectory.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { gridAround, gridRows } from "./grid.ts";
import { createJob, type Job } from "./job.ts";
import type { RaceLane, RaceResult } from "./protocol.ts";
import { JITTER_EPOCHS, jitterOf, silentUnits } from "./race-figures.ts";

/** What a race is made of. */
export interface RaceSetup {
  readonly lanes: readonly Experiment[];
  /** From how many other starts each lane is trained besides; their seeds follow that of the lane. */
  readonly starts: number;
  /** Sets up the training of a lane with this engine. */
  readonly prepare: (experiment: Experiment, engine: EngineFactory) => Training;
  readonly engine: EngineFactory;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** `lanes` comes once the lanes are trained, and again with the other starts where there are some. */
export type RaceNews =
  | ({ readonly is: "lanes" } & RaceResult)
  | { readonly is: "progress"; readonly of: "race"; readonly done: number; readonly total: number };

/**
 * A race in pieces: experiments with networks of one shape on one plane, that of all their paths. At most one engine lives at a
 * time. Throws RangeError, from `next`, for lanes that do not fit each other.
 */
export function createRaceJob(setup: RaceSetup): Job<RaceNews> {
  return createJob(race(setup), setup.now);
}

/** Points along each side of the grid. */
const SIZE = 41;
/** Trainings between two reports of the progress. */
const REPORT_EVERY = 5;

interface Lane {
  readonly points: readonly Float64Array[];
  readonly losses: readonly number[];
  readonly hasDiverged: boolean;
  readonly figures: Pick<RaceLane, "heldOutLoss" | "heldOutAccuracy" | "silentUnits" | "jitter">;
}

function* race({ lanes, starts, prepare, engine }: RaceSetup): Generator<RaceNews | undefined, void> {
  const total = lanes.length * (1 + starts);
  const trained: Lane[] = [];
  for (const experiment of lanes) {
    trained.push(yield* trainLane(prepare(experiment, engine)));
    yield { is: "progress", of: "race", done: trained.length, total };
  }
  const first = prepare(lanes[0] as Experiment, engine);
  let result: RaceResult;
  try {
    result = yield* onOnePlane(trained, first);
  } finally {
    first.engine.release();
  }
  yield { is: "lanes", ...result };
  if (starts === 0) return;
  const withStarts: RaceLane[] = [];
  for (const [l, experiment] of lanes.entries()) {
    const others = yield* otherStarts(experiment, starts, prepare, engine, { before: lanes.length + l * starts, total });
    withStarts.push({ ...(result.lanes[l] as RaceLane), starts: others });
  }
  yield { is: "lanes", ...result, lanes: withStarts };
}

/** Trains to the end, or as long as the loss is finite, and releases the engine. */
function* trainLane(training: Training): Generator<undefined, Lane> {
  try {
    const points = [Float64Array.from(training.parameters)];
    const losses = [lossOf(training)];
    let hasDiverged = false;
    while (!isFinished(training) && !hasDiverged) {
      trainEpoch(training);
      const loss = lossOf(training);
      hasDiverged = !Number.isFinite(loss);
      if (!hasDiverged) {
        points.push(Float64Array.from(training.parameters));
        losses.push(loss);
      }
      yield undefined;
    }
    const { validationLoss, validationAccuracy } = measureTraining(training);
    const figures = {
      ...(validationLoss === undefined ? {} : { heldOutLoss: validationLoss }),
      ...(validationAccuracy === undefined ? {} : { heldOutAccuracy: validationAccuracy }),
      silentUnits: silentUnits(training),
      jitter: jitterOf(losses),
    };
    return { points, losses, hasDiverged, figures };
  } finally {
    training.engine.release();
  }
}

/** The paths of all lanes and the losses around them, on the plane of their union; `training` computes the losses. */
function* onOnePlane(lanes: readonly Lane[], training: Training): Generator<undefined, RaceResult> {
  const loss = (parameters: Float64Array) => training.engine.loss(parameters, training.batcher.source);
  const plane = trajectoryPlane(lanes.map(({ points }) => points));
  yield undefined;
  const all = plane.paths.flat();
  const grid = gridAround(
    all.map(([x]) => x),
    all.map(([, y]) => y),
    SIZE,
  );
  const heights = new Float64Array(SIZE * SIZE);
  for (const rows of gridRows(plane, grid, loss)) {
    if (rows) heights.set(rows.heights, rows.from * SIZE);
    yield undefined;
  }
  const placed: RaceLane[] = [];
  for (const [l, { losses, hasDiverged, figures }] of lanes.entries()) {
    const path = plane.paths[l] as (typeof plane.paths)[number];
    placed.push({
      x: Float64Array.from(path, ([x]) => x),
      y: Float64Array.from(path, ([, y]) => y),
      losses: Float64Array.from(losses),
      projectedLosses: projectedLosses(plane, path, loss),
      hasDiverged,
      ...figures,
    });
    yield undefined;
  }
  return { ...grid, heights, kept: plane.variance[0] + plane.variance[1], lanes: placed };
}

function projectedLosses(
  plane: Plane,
  path: readonly (readonly [number, number])[],
  loss: (parameters: Float64Array) => number,
): Float64Array {
  const point = new Float64Array(plane.origin.length);
  return Float64Array.from(path, ([x, y]) => {
    pointInto(point, plane, x, y);
    return loss(point);
  });
}

/** The same lane from other starts, drawn by its initializer from the seeds after its own. The rows are scaled only once. */
function* otherStarts(
  experiment: Experiment,
  count: number,
  prepare: RaceSetup["prepare"],
  engine: EngineFactory,
  progress: { readonly before: number; readonly total: number },
): Generator<RaceNews | undefined, NonNullable<RaceLane["starts"]>> {
  const model = prepare(experiment, engine);
  model.engine.release();
  const { network, data, validation, options } = model;
  const hidden = network.layers.slice(0, -1).reduce((sum, { units }) => sum + units, 0);
  const losses = new Float64Array(count);
  const silentShares = new Float64Array(count);
  const jitters = new Float64Array(count);
  for (let s = 0; s < count; s++) {
    const seed = experiment.seed + 1 + s;
    const training = createTraining({ network, data, options, seed, engine, ...(validation ? { validation } : {}) });
    try {
      const recent: number[] = [];
      while (!isFinished(training)) {
        trainEpoch(training);
        if (options.earlyStopping || training.epochs > options.epochs - JITTER_EPOCHS) recent.push(lossOf(training));
        yield undefined;
      }
      losses[s] = recent.at(-1) ?? lossOf(training);
      silentShares[s] = hidden > 0 ? silentUnits(training) / hidden : 0;
      jitters[s] = jitterOf(recent);
    } finally {
      training.engine.release();
    }
    if ((s + 1) % REPORT_EVERY === 0) yield { is: "progress", of: "race", done: progress.before + s + 1, total: progress.total };
  }
  return { losses, silentShares, jitters };
}

function lossOf({ engine, parameters, batcher }: Training): number {
  return engine.loss(parameters, batcher.source);
}
