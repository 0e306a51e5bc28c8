import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { isWisconsin } from "../../../data/wisconsin.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { type PartName, partsOf } from "./parts.ts";
import type {
  DeployedText,
  RebuildProgress,
  RebuildReport,
  RebuildRequest,
  RebuiltFile,
  RebuiltWeights,
  StartRebuild,
} from "./protocol.ts";

/** What is being done. */
export type Activity = RebuildRequest["what"] | "none";

/** The deployed model, as it was fetched. */
export interface Deployed extends Pick<DeployedText, "from"> {
  readonly file: ModelFile;
}

/** A part of the file; `agrees` is undefined until it has been made. */
export interface PartState {
  readonly name: PartName;
  readonly agrees?: boolean;
}

export interface Progress extends RebuildProgress {
  /** About how long the rest will take; undefined while too little is done to tell. */
  readonly secondsLeft?: number;
}

/** A whole file made here, with the version that the server states; undefined if it could not be asked. */
export interface Made extends RebuiltFile {
  readonly serverVersion: string | undefined;
}

export interface ReproduceState {
  readonly activity: ReadonlySignal<Activity>;
  readonly deployed: ReadonlySignal<Deployed | undefined>;
  readonly weights: ReadonlySignal<RebuiltWeights | undefined>;
  /** About how many seconds the whole file will take. */
  readonly estimate: ReadonlySignal<number | undefined>;
  readonly progress: ReadonlySignal<Progress | undefined>;
  readonly parts: ReadonlySignal<readonly PartState[]>;
  readonly made: ReadonlySignal<Made | undefined>;
  /** Why the last attempt came to nothing; empty if it did not. */
  readonly error: ReadonlySignal<string>;
  readonly isCancelled: ReadonlySignal<boolean>;
  /** The web workers that run the jobs. */
  readonly threads: number;
  start(what: RebuildRequest["what"]): Promise<void>;
  /** Stops whatever runs; nothing of it remains. */
  cancel(): void;
}

export interface ReproduceDependencies {
  fetchDeployed(signal: AbortSignal): Promise<DeployedText>;
  fetchRows(signal: AbortSignal): Promise<Uint8Array>;
  fetchServerVersion(signal: AbortSignal): Promise<string | undefined>;
  readonly startRebuild: StartRebuild;
  readonly threads: number;
  now(): number;
}

/** Before this share of the time has passed, the first jobs say too little of the others. */
const FIRST_SHARE = 0.05;

/** Fetches the deployed model and its data, has them rebuilt, and says what agrees. One thing at a time. */
export function createReproduceState(dependencies: ReproduceDependencies): ReproduceState {
  const activity = signal<Activity>("none");
  const deployed = signal<Deployed | undefined>(undefined);
  const weights = signal<RebuiltWeights | undefined>(undefined);
  const estimate = signal<number | undefined>(undefined);
  const progress = signal<Progress | undefined>(undefined);
  const parts = signal<readonly PartState[]>([]);
  const made = signal<Made | undefined>(undefined);
  const error = signal("");
  const isCancelled = signal(false);
  let aborter = new AbortController();
  let stop = () => {};
  let started = 0;

  function end(): void {
    stop();
    activity.value = "none";
    progress.value = undefined;
  }

  function fail(text: string): void {
    batch(() => {
      end();
      error.value = text;
    });
  }

  function begin(what: RebuildRequest["what"]): AbortSignal {
    aborter.abort();
    aborter = new AbortController();
    batch(() => {
      end();
      activity.value = what;
      error.value = "";
      isCancelled.value = false;
      if (what === "weights") weights.value = undefined;
      if (what === "whole") {
        parts.value = [];
        made.value = undefined;
      }
    });
    return aborter.signal;
  }

  async function start(what: RebuildRequest["what"]): Promise<void> {
    const aborted = begin(what);
    try {
      const [{ text, from }, csv] = await Promise.all([dependencies.fetchDeployed(aborted), dependencies.fetchRows(aborted)]);
      aborted.throwIfAborted();
      // Checked in the web worker.
      const file = JSON.parse(text) as ModelFile;
      deployed.value = { file, from };
      // The data of any other model are not on the site.
      if (!isWisconsin(file.data)) return end();
      if (what === "whole") parts.value = partsOf(file).map((name) => ({ name }));
      started = dependencies.now();
      stop = dependencies.startRebuild({ what, deployed: text, csv }, (report) => {
        if (!aborted.aborted) void receive(report, aborted);
      });
    } catch (reason) {
      if (!aborted.aborted) fail(reason instanceof Error ? reason.message : String(reason));
    }
  }

  async function receive(report: RebuildReport, aborted: AbortSignal): Promise<void> {
    if (report.is === "error") fail(report.text);
    else if (report.is === "progress") progress.value = { ...report, ...timeLeft(report) };
    else if (report.is === "part")
      parts.value = parts.value.map((part) => (part.name === report.name ? { ...part, agrees: report.agrees } : part));
    else if (report.is === "made") {
      stop();
      const serverVersion = await dependencies.fetchServerVersion(aborted);
      if (!aborted.aborted) finish(() => (made.value = { ...report, serverVersion }));
    } else if (report.is === "weights") finish(() => (weights.value = report));
    else finish(() => (estimate.value = report.seconds));
  }

  function finish(keep: () => void): void {
    batch(() => {
      end();
      keep();
    });
  }

  function timeLeft({ share }: RebuildProgress): { secondsLeft?: number } {
    if (share >= FIRST_SHARE) return { secondsLeft: (((dependencies.now() - started) / 1000) * (1 - share)) / share };
    return estimate.value === undefined ? {} : { secondsLeft: estimate.value * (1 - share) };
  }

  return {
    activity,
    deployed,
    weights,
    estimate,
    progress,
    parts,
    made,
    error,
    isCancelled,
    threads: dependencies.threads,
    start,
    cancel() {
      if (activity.value === "none") return;
      aborter.abort();
      batch(() => {
        isCancelled.value = activity.value === "whole";
        parts.value = [];
        end();
      });
    },
  };
}
