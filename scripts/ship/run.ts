import { join } from "node:path";
import type { Model } from "../../model/file/model.ts";
import type { DataChoice } from "../remembered-data.ts";
import type { ChildOptions } from "./child.ts";
import type { Endpoint } from "./endpoint.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import type { LocalServer } from "./local-server.ts";
import type { Options } from "./options.ts";
import { createPageVisitor, type PageVisitor } from "./pages.ts";
import type { Expected } from "./smoke.ts";
import { sourcesOf } from "./staging.ts";
import type { Promotion, State } from "./state.ts";
import type { UploadedVersion, Version, Wrangler } from "./wrangler.ts";

/** One run of ship: its options, its tools, and what its steps have found out so far. */
export interface Run {
  readonly options: Options;
  /** The project. */
  readonly root: string;
  /** The copy of the project that the run works in. */
  readonly staging: string;
  /** The build that `--local` served last. */
  readonly served: string;
  readonly log: string;
  /** What the run trains on; absent if it ships the model as it is. */
  readonly data?: DataChoice;
  readonly wrangler: Wrangler;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
  /** Asks the user a yes-or-no question. */
  readonly ask: (question: string) => Promise<boolean>;
  /** What later runs need to know; saved at once. */
  state: State;
  saveState(state: State): void;
  /** A rollback is no longer interrupted. */
  isRollingBack: boolean;

  /** The version that is live, with its model if ship deployed it. */
  live?: Version;
  model?: Model;
  uploaded?: UploadedVersion;
  preview?: Endpoint;
  /** What is live between the previous version and the new one, where the pages of the two need different files. */
  between?: Between;
  /** The version after that has been made live, or is about to be. */
  hasNewPages?: boolean;
  production?: Endpoint;
  server?: LocalServer;
  /** The browser in which the pages are tested, from the first test on. */
  visitor?: PageVisitor;
  /** Begun by this run and neither verified nor rolled back yet. */
  promotion?: Promotion;
  /** The model that production answered with before the promotion. */
  modelBefore?: string | undefined;
}

/** A version with the pages of the previous one and the hashed files of both; see previous-site.ts. */
export interface Between {
  readonly id: string;
  /** The hashed files of both. */
  readonly files: readonly string[];
}

export interface Step {
  readonly title: string;
  /** A later run with the same data, sources and options skips it once it is done. */
  readonly isResumable?: boolean;
  /** Whether it is part of a run with these options; by default of every run. */
  readonly applies?: (options: Options) => boolean;
  /** Whether it is part of a run whose version is live already. */
  readonly evenIfLive?: boolean;
  /** Throws, or resolves with a line on how it went; `isLive` ends the run, but for the steps that are part of it all the same. */
  readonly run: (run: Run) => Promise<StepResult>;
}

export type StepResult = string | { readonly note: string; readonly isLive: true } | { readonly note: string; readonly skipped: true };

/** For steps that deploy to Cloudflare. */
export function toCloudflare({ dryRun, local }: Options): boolean {
  return !dryRun && !local;
}

/** The options for a run's child processes. */
export function childOptions({ staging, log, signal, progress }: Run): Omit<ChildOptions, "timeout"> {
  return { cwd: staging, log, signal, onLine: progress };
}

/** The model of this run. Throws before a step has read it. */
export function modelOf({ model }: Run): Model {
  if (!model) throw new Error("the model has not been read yet");
  return model;
}

/** What a deployment of this run must be. Starts the browser for it at the first call. Throws ShipError if there is none. */
export async function expectedOf(run: Run): Promise<Expected> {
  try {
    run.visitor ??= await createPageVisitor(join(run.staging, "dist/site"));
  } catch (error) {
    throw new ShipError(exitCodes.preparationFailed, `the pages cannot be tested: ${(error as Error).message.split("\n")[0]}`);
  }
  return { model: modelOf(run), visitor: run.visitor };
}

/** The message of the version between two; no later run takes it for the whole new version. */
export function messageBetween(run: Run): string {
  return `cytonet model ${modelOf(run).file.version}, sources between`;
}

/** The message of a version and its deployment at Cloudflare, by which later runs recognise what is live. */
export function messageOf(run: Run): string {
  return `cytonet model ${modelOf(run).file.version}, sources ${sourcesOf(run.staging)}`;
}
