import type { Model } from "../../model/file/model.ts";
import type { ChildOptions } from "./child.ts";
import type { Options } from "./options.ts";
import type { Address } from "./smoke.ts";
import type { Promotion, State } from "./state.ts";
import type { Target } from "./target.ts";
import type { Uploaded, Version, Wrangler } from "./wrangler.ts";

/** One run of ship: what it was asked, what it works with, and what its steps have found out so far. */
export interface Run {
  readonly options: Options;
  /** The project. */
  readonly root: string;
  /** The copy of it that the run works in. */
  readonly staging: string;
  readonly log: string;
  readonly target: Target;
  readonly wrangler: Wrangler;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
  /** Asks the owner; yes or no. */
  readonly ask: (question: string) => Promise<boolean>;
  /** What is kept across runs; written at once. */
  state: State;
  saveState(state: State): void;
  /** From then on nothing is interrupted any more. */
  isRollingBack: boolean;

  /** The version that answers in production, with the hash of its model if it is one of ours. */
  live?: Version;
  model?: Model;
  uploaded?: Uploaded;
  preview?: Address;
  production?: Address;
  /** Under way: to be verified or rolled back by this run. */
  promotion?: Promotion;
  /** The hash that production answered with before the promotion. */
  before?: string | undefined;
}

export interface Step {
  readonly title: string;
  /** Its result is kept for a later run with the same data, sources and options. */
  readonly keeps?: boolean;
  /** Whether it belongs to this run. */
  readonly applies?: (options: Options) => boolean;
  /** Throws, or resolves with a line on how it went; `stop` ends the run well. */
  readonly run: (
    run: Run,
  ) => Promise<string | { readonly note: string; readonly stop: true } | { readonly note: string; readonly skipped: true }>;
}

/** How the children of a run are started. */
export function childOptions({ staging, log, signal, progress }: Run): Omit<ChildOptions, "timeout"> {
  return { cwd: staging, log, signal, onLine: progress };
}
