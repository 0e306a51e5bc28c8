import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Experiment } from "../experiment/experiment.ts";
import type { LabState } from "../lab-state.ts";
import type { RaceLane, RaceResult } from "../training/protocol.ts";
import { type Flight, flights } from "./flights.ts";

/** A flight with what came of it. */
export interface FlownLane extends Flight, RaceLane {
  /** From 1; also its colour. */
  readonly number: number;
}

/** What the race view shows. */
export interface RaceState {
  readonly lab: LabState;
  /** The names of the flights that take part. */
  readonly chosen: Signal<readonly string[]>;
  /** The epoch that the map shows. */
  readonly epoch: Signal<number>;
  readonly isPlaying: Signal<boolean>;
  /** The race that is shown: the last one with a result, while the next is computed. */
  readonly shown: Signal<{ readonly lanes: readonly Experiment[]; readonly result: RaceResult } | undefined>;
  readonly lanes: ReadonlySignal<readonly FlownLane[]>;
  readonly lastEpoch: ReadonlySignal<number>;
  /** The share of the trainings that are done, while the race is computed. */
  readonly progress: ReadonlySignal<{ readonly done: number; readonly total: number } | undefined>;
  /** Takes a flight in or out; a race that has been run is run again. At least one stays. */
  choose(name: string, isChosen: boolean): void;
  run(starts?: number): void;
}

/** How many other starts each flight is tried from. */
export const STARTS = 100;

export function createRaceState(lab: LabState): RaceState {
  const chosen = signal<readonly string[]>(flights.map(({ name }) => name));
  const epoch = signal(0);
  const isPlaying = signal(false);
  const shown: RaceState["shown"] = signal(undefined);
  const lanes = computed(() => {
    const race = shown.value;
    return (race?.result.lanes ?? []).flatMap((lane, l) => {
      const number = flights.findIndex(({ experiment }) => experiment === race?.lanes[l]) + 1;
      const flight = flights[number - 1];
      return flight ? [{ ...flight, ...lane, number }] : [];
    });
  });

  function run(starts = 0): void {
    const names = chosen.peek();
    isPlaying.value = false;
    lab.askRace(
      flights.filter(({ name }) => names.includes(name)).map(({ experiment }) => experiment),
      starts,
    );
  }

  return {
    lab,
    chosen,
    epoch,
    isPlaying,
    shown,
    lanes,
    lastEpoch: computed(() => Math.max(1, ...lanes.value.map(({ losses }) => losses.length - 1))),
    progress: computed(() => {
      const race = lab.race.value;
      return race && !race.error && race.done < race.total ? { done: race.done, total: race.total } : undefined;
    }),
    choose(name, isChosen) {
      const next = flights.map((flight) => flight.name).filter((other) => (other === name ? isChosen : chosen.peek().includes(other)));
      if (next.length === 0) return;
      chosen.value = next;
      if (lab.race.peek()) run();
    },
    run,
  };
}
