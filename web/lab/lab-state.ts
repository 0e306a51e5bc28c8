import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Network } from "../../network/learning/network.ts";
import type { Experiment, LabData } from "./experiment/experiment.ts";
import type { FrameNumbers } from "./training/frame.ts";
import type { Frame, HistoryPart, LandscapeFrame, RaceResult, Ready } from "./training/protocol.ts";

/** Where a run stands. `loading` until the worker has prepared it; `ended` says why in `endReason`. */
export type Phase = "loading" | "paused" | "running" | "ended" | "failed";

/** A run as the views see it. */
export interface Run {
  readonly experiment: Experiment;
  readonly data: LabData;
  readonly network: Network;
  readonly ready: Ready;
}

/** The latest look at the run. Its numbers stay readable until the next look is published: only then may its buffer go back to the worker. */
export interface Look extends Frame {
  readonly numbers: FrameNumbers;
}

/** What the visitor has picked in the diagram. */
export type Choice =
  | { readonly kind: "unit" /** 0 for the first hidden layer. */; readonly layer: number; readonly unit: number }
  | { readonly kind: "input"; readonly input: number }
  | { readonly kind: "weight"; readonly layer: number; readonly unit: number; readonly input: number };

/** All points of a run's history. */
export type History = HistoryPart;

/** A landscape, complete up to `rowsDone` rows of its grid. */
export interface Landscape extends LandscapeFrame {
  readonly heights: Float64Array;
  readonly rowsDone: number;
}

/** The state of the lab. Views read the signals; everything that changes them is a method here. */
export interface LabState {
  readonly experiment: ReadonlySignal<Experiment>;
  readonly run: ReadonlySignal<Run | undefined>;
  readonly phase: ReadonlySignal<Phase>;
  /** Why and after which epoch the run has ended, while it stands at its end; `endText` says it in words. */
  readonly endReason: ReadonlySignal<"epochs" | "stopped" | "diverged" | undefined>;
  readonly endEpoch: ReadonlySignal<number | undefined>;
  readonly error: ReadonlySignal<string | undefined>;
  readonly look: ReadonlySignal<Look | undefined>;
  readonly history: ReadonlySignal<History>;
  /** The history of the run before this one, with its experiment. */
  readonly ghost: ReadonlySignal<{ readonly experiment: Experiment; readonly history: History } | undefined>;
  readonly landscape: ReadonlySignal<Landscape | undefined>;
  readonly race: ReadonlySignal<
    | {
        readonly lanes: readonly Experiment[];
        readonly result?: RaceResult;
        /** Trainings. */
        readonly done: number;
        readonly total: number;
        /** Why the race cannot be run. */
        readonly error?: string;
      }
    | undefined
  >;
  readonly trace: ReadonlySignal<{ readonly parameter: number; readonly epochs: Float64Array; readonly values: Float64Array } | undefined>;
  /** Index of the row whose activations are shown. */
  readonly row: Signal<number>;
  readonly choice: Signal<Choice | undefined>;
  /** Steps per second; Infinity for full speed. */
  readonly speed: Signal<number>;
  /** Starts a new run of this experiment, paused; the present history becomes the ghost. */
  load(experiment: Experiment): void;
  start(): void;
  pause(): void;
  step(): void;
  epoch(): void;
  /** Back to the start of the same run. */
  reset(): void;
  /** A new run with the next seed, whose start is drawn from it. */
  newStart(): void;
  seek(epoch: number): void;
  askLandscape(size: 41 | 81, plane: "run" | "random"): void;
  askTrace(parameter: number): void;
  askRace(lanes: readonly Experiment[], starts: number): void;
  dispose(): void;
}
