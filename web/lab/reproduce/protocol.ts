import type { Job, Reply } from "../../../model/assessment/jobs.ts";
import type { TrainingData } from "../../../model/training/training-data.ts";
import type { PartName } from "./parts.ts";

/** The deployed model file, byte for byte, and where it came from: the server, or the copy that belongs to this page. */
export interface DeployedText {
  readonly text: string;
  readonly from: "server" | "page";
}

/** Starts a rebuild; `report` gets what it reports. Returns what stops it, at once and entirely. */
export type StartRebuild = (request: RebuildRequest, report: (message: RebuildReport) => void) => () => void;

/** What the page asks of the web worker that rebuilds. */
export interface RebuildRequest {
  /** The weights alone, the time that the whole file will take, or the whole file. */
  readonly what: "weights" | "estimate" | "whole";
  /** The deployed model file, byte for byte. */
  readonly deployed: string;
  /** The bytes of data/wisconsin.csv. */
  readonly csv: Uint8Array;
}

/** What it reports. The last report is `weights`, `estimate` or `made`, by what was asked, or `error`. */
export type RebuildReport =
  | ({ readonly is: "weights" } & RebuiltWeights)
  | { readonly is: "estimate"; readonly seconds: number }
  | ({ readonly is: "progress" } & RebuildProgress)
  | { readonly is: "part"; readonly name: PartName; readonly agrees: boolean }
  | ({ readonly is: "made" } & RebuiltFile)
  | { readonly is: "error"; readonly text: string };

export interface RebuiltWeights {
  readonly count: number;
  /** SHA-256 of the parameters as float64 numbers: of those trained here, and of the deployed ones. */
  readonly ours: string;
  readonly theirs: string;
  readonly milliseconds: number;
}

export interface RebuildProgress {
  readonly stage: string;
  /** Jobs done, and all of them. */
  readonly done: number;
  readonly total: number;
  /** About how much of the time has passed, in [0, 1]. */
  readonly share: number;
}

export interface RebuiltFile {
  /** Of the file made here. */
  readonly version: string;
  /** SHA-256 of the bytes of the file made here, and of the deployed one. */
  readonly ours: string;
  readonly theirs: string;
  /** How many bytes the file made here has. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** What the web worker of the pool is sent: first the data, then one job at a time, each of which it replies to. */
export type FoldMessage = { readonly data: TrainingData } | { readonly job: Job };
export type FoldReply = Reply;
