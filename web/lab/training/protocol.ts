import type { Scaling } from "../../../model/training/scaling.ts";
import type { TrainingMetrics } from "../../../network/learning/measurement.ts";
import type { Experiment, LabData } from "../experiment/experiment.ts";

/** What the page asks of the lab's web worker. Each order carries the number of its run; replies to older runs are dropped. */
export type Order = { readonly run: number } /** Without `data`: the experiment is about the rows of the load before. */ & (
  | { readonly do: "load"; readonly experiment: Experiment; readonly data?: LabData }
  /** Infinity for full speed. */
  | { readonly do: "run"; readonly stepsPerSecond: number }
  | { readonly do: "pause" }
  | { readonly do: "step"; readonly count: number }
  /** The remaining steps of the present epoch. */
  | { readonly do: "epoch" }
  | { readonly do: "seek"; readonly epoch: number }
  /** Asks for one frame; `room` is the buffer of an earlier one, to be used again. `row` is the index of the row whose activations it shows. */
  | { readonly do: "want"; readonly row: number; readonly room?: ArrayBuffer }
  | { readonly do: "landscape"; readonly size: 41 | 81; readonly plane: "run" | "random" }
  /** The history of one parameter. */
  | { readonly do: "trace"; readonly parameter: number }
  /** Trains several experiments about these rows from one start, and each from `starts` other starts. */
  | { readonly do: "race"; readonly data: LabData; readonly lanes: readonly Experiment[]; readonly starts: number }
);

export type Reply = { readonly run: number } & (
  | ({ readonly is: "ready" } & Ready)
  /** `history` holds the points since the last frame: all frames of a run together have its whole history so far. */
  | ({ readonly is: "frame" } & Frame & { readonly history?: HistoryPart })
  | ({ readonly is: "landscape" } & LandscapeFrame)
  /** Rows `from` on of the grid of losses. */
  | { readonly is: "rows"; readonly from: number; readonly heights: Float64Array }
  | { readonly is: "trace"; readonly parameter: number; readonly epochs: Float64Array; readonly values: Float64Array }
  | ({ readonly is: "lanes" } & RaceResult)
  | { readonly is: "progress"; readonly of: "race"; readonly done: number; readonly total: number }
  | ({ readonly is: "end" } & End)
  /** The run cannot be prepared or, with `of`, the race cannot be run. */
  | { readonly is: "error"; readonly text: string; readonly of?: "race" }
);

/** Why a run has ended: all epochs are done, early stopping has stopped it, or the next step would not be finite. */
export type EndReason = "epochs" | "stopped" | "diverged";

/** The end of a run. With early stopping the run goes back to its best epoch afterwards. */
export interface End {
  readonly why: EndReason;
  /** The complete epochs at the end. */
  readonly epoch: number;
}

/** What is fixed for a run. */
export interface Ready {
  /** Indices into the rows of the data. */
  readonly trainingRows: Uint32Array;
  readonly heldOutRows: Uint32Array;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  /** The inputs of the network (inputs × rows), all rows of the data in their order, scaled. */
  readonly inputs: Float64Array;
  /** How they were scaled. */
  readonly scaling: Scaling;
}

/** One look at a training. The numbers are in `room`; frame.ts reads them. */
export interface Frame {
  readonly step: number;
  readonly epoch: number;
  readonly metrics: TrainingMetrics;
  /** The row whose activations are in `room`. */
  readonly row: number;
  readonly room: ArrayBuffer;
  /** The epoch with the least held-out loss of the recorded epochs so far (with early stopping: of all), where rows are held out. */
  readonly bestEpoch?: number;
}

/** Points of the history, one entry per point in each column. Absent columns are NaN. */
export interface HistoryPart {
  readonly epochs: Float64Array;
  readonly losses: Float64Array;
  readonly heldOutLosses: Float64Array;
  readonly accuracies: Float64Array;
  readonly heldOutAccuracies: Float64Array;
  readonly learningRates: Float64Array;
  /** Layer by layer, from the input up. */
  readonly gradientNorms: readonly Float64Array[];
}

/** The plane of a landscape; its rows follow one after another. */
export interface LandscapeFrame {
  readonly plane: "run" | "random";
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The path on the plane, its epochs, and the training loss at each point: of the point itself, and of its projection. */
  readonly path: {
    readonly epochs: Float64Array;
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly losses: Float64Array;
    readonly projectedLosses: Float64Array;
  };
  /** The least and the greatest loss on a coarse lattice of the grid and along the path: known before the rows, and close to theirs. */
  readonly range: readonly [number, number];
  /** The share of the path's variance that the plane keeps, in [0, 1]; absent for a random plane. */
  readonly kept?: number;
}

/** The lanes of a race on one plane. */
export interface RaceResult {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The losses on the grid, row by row. */
  readonly heights: Float64Array;
  readonly kept: number;
  readonly lanes: readonly RaceLane[];
}

export interface RaceLane {
  /** The path on the plane, after each epoch, with the start first. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly losses: Float64Array;
  readonly projectedLosses: Float64Array;
  readonly heldOutLoss?: number;
  readonly heldOutAccuracy?: number;
  /** Hidden units whose activation is 0 on every training row at the end. */
  readonly silentUnits: number;
  /** Standard deviation (÷ n) of the loss over the last ten epochs. */
  readonly jitter: number;
  /** Whether the loss became infinite or NaN; the path then ends before that. */
  readonly hasDiverged: boolean;
  /** The final loss, the share of silent units and the jitter from each of the other starts. */
  readonly starts?: { readonly losses: Float64Array; readonly silentShares: Float64Array; readonly jitters: Float64Array };
}
