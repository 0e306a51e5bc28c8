import { type ReadonlySignal, signal } from "@preact/signals";
import { lanes } from "../../../../model/lessons/lanes.ts";
import type { LaneRun } from "../../../../model/lessons/run-lane.ts";
import { isStopped, type LessonWorker } from "../../worker/lesson-worker.ts";

/** What the other starts have come to so far: for each lane the final losses and from how many starts all units are silent. */
export interface OtherStarts {
  readonly done: number;
  readonly losses: readonly (readonly number[])[];
  readonly allSilent: readonly number[];
}

/** The lanes from one start, and from many others. */
export interface RaceState {
  /** 1 is the article's start. */
  readonly seed: ReadonlySignal<number>;
  readonly runs: ReadonlySignal<readonly LaneRun[]>;
  readonly others: ReadonlySignal<OtherStarts | undefined>;
  readonly isRunning: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<string | undefined>;
  race(seed: number): Promise<void>;
  /** Races from the starts 2, 3, …, one after another, until all are done or `stop` is called. */
  raceOthers(): Promise<void>;
  stop(): void;
}

export const OTHER_STARTS = 100;
const HIDDEN_UNITS = 15;

export function createRaceState(worker: LessonWorker): RaceState {
  const seed = signal(1);
  const runs = signal<readonly LaneRun[]>([]);
  const others = signal<OtherStarts | undefined>(undefined);
  const isRunning = signal(false);
  const error = signal<string | undefined>(undefined);

  const raceFrom = (start: number) => Promise.all(lanes.map((_, lane) => worker.run("lane", { lane, seed: start })));

  async function whileRunning(work: () => Promise<void>): Promise<void> {
    isRunning.value = true;
    error.value = undefined;
    try {
      await work();
    } catch (reason) {
      if (!isStopped(reason)) error.value = (reason as Error).message;
    } finally {
      isRunning.value = false;
    }
  }

  return {
    seed,
    runs,
    others,
    isRunning,
    error,
    race: (start) =>
      whileRunning(async () => {
        const raced = await raceFrom(start);
        seed.value = start;
        runs.value = raced;
      }),
    raceOthers: () =>
      whileRunning(async () => {
        others.value = { done: 0, losses: lanes.map(() => []), allSilent: lanes.map(() => 0) };
        for (let start = 2; start < 2 + OTHER_STARTS; start++) others.value = added(others.value as OtherStarts, await raceFrom(start));
      }),
    stop: () => worker.stop(),
  };
}

function added({ done, losses, allSilent }: OtherStarts, runs: readonly LaneRun[]): OtherStarts {
  return {
    done: done + 1,
    losses: losses.map((lane, l) => [...lane, (runs[l] as LaneRun).losses.at(-1) as number]),
    allSilent: allSilent.map((count, l) => count + ((runs[l] as LaneRun).silentUnits === HIDDEN_UNITS ? 1 : 0)),
  };
}
