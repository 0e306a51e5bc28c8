import { effect, type Signal, signal } from "@preact/signals";
import type { Experiment } from "./experiment/experiment.ts";
import { writeAddress } from "./experiment/experiment-address.ts";
import { createExperimentState, type ExperimentState } from "./experiment/experiment-state.ts";
import { keepOwnData, ownData } from "./experiment/lab-data.ts";
import type { Preset } from "./experiment/presets.ts";
import type { LabState } from "./lab-state.ts";
import { createOwnState, type OwnState } from "./own/own-state.ts";
import { readInWorker } from "./own/read-in-worker.ts";
import { epochOf } from "./progress.ts";
import { paceNameOf, paces, stepsPerSecond, usualPace } from "./speeds.ts";

/** The views that have a tab where there is no room for all. */
export const viewNames = ["network", "curves", "landscape", "step", "result"] as const;

export type ViewName = (typeof viewNames)[number];

/** What the page has beside the training: the form of the experiment, the speed, and the view that is open. */
export interface PageState {
  readonly form: ExperimentState;
  readonly own: OwnState;
  /** The training; undefined until the page's scripts run. */
  readonly lab: Signal<LabState | undefined>;
  readonly view: Signal<ViewName | undefined>;
  readonly paceName: Signal<string>;
  usePreset(preset: Preset): void;
  choosePace(name: string): void;
  /** Runs on, or again from the start once the run has ended. */
  run(): void;
  newStart(): void;
  /** Opens an address, at another epoch than the one it names if there is `at`. */
  open(query: string, at?: number): void;
  /** Keeps training, form and address in step until the returned function is called. `write` gets each new query. */
  follow(lab: LabState, write: (query: string) => void): () => void;
}

/** State of the Lab page. */
export function createPageState(): PageState {
  const form = createExperimentState({ ownData });
  const own = createOwnState({ form, read: readInWorker, keep: keepOwnData });
  const lab = signal<LabState | undefined>(undefined);
  const view = signal<ViewName | undefined>(undefined);
  const paceName = signal("usual");
  /** The epoch that an address names, until the run is there. */
  let epochToSeek = 0;
  let isToContinue = false;
  /** The experiment that the training has, as far as this state knows. */
  let known: Experiment | undefined;

  /** Loads each new experiment. What was running goes on with it. */
  function followForm(training: LabState): void {
    const experiment = form.loaded.value;
    if (!experiment || experiment === known) return;
    known = experiment;
    isToContinue = training.phase.peek() === "running";
    training.load(experiment);
  }

  /** An experiment that was loaded elsewhere, such as that of a new start. */
  function followTraining(training: LabState): void {
    const experiment = training.experiment.value;
    if (!known || experiment === known) return;
    known = experiment;
    form.replace(experiment);
  }

  function followPhase(training: LabState): void {
    if (training.phase.value !== "paused") return;
    if (epochToSeek > 0) training.seek(epochToSeek);
    else if (isToContinue) training.start();
    epochToSeek = 0;
    isToContinue = false;
  }

  function followPace(training: LabState): void {
    const pace = paces[paceName.value] ?? usualPace;
    training.speed.value = stepsPerSecond(pace, training.run.value?.ready.stepsPerEpoch ?? 1);
  }

  function queryOf(training: LabState): string | undefined {
    const experiment = form.loaded.value;
    const phase = training.phase.value;
    if (!experiment || phase === "loading") return undefined;
    const at = phase === "running" ? 0 : epochOf(training.look.value);
    const { value } = view;
    return writeAddress({ preset: form.preset.value, experiment, at, ...(value ? { view: value } : {}) });
  }

  return {
    form,
    own,
    lab,
    view,
    paceName,
    usePreset(preset) {
      paceName.value = paceNameOf(preset);
      form.usePreset(preset);
    },
    choosePace(name) {
      paceName.value = name;
    },
    run() {
      lab.value?.start();
    },
    newStart() {
      lab.value?.newStart();
    },
    open(query, at) {
      const read = form.open(query, viewNames);
      epochToSeek = at ?? read.at ?? 0;
      view.value = read.view as ViewName | undefined;
      paceName.value = paceNameOf(form.preset.value);
    },
    follow(training, write) {
      const stops = [
        effect(() => followForm(training)),
        effect(() => followTraining(training)),
        effect(() => followPhase(training)),
        effect(() => followPace(training)),
        effect(() => {
          const query = queryOf(training);
          if (query !== undefined) write(query);
        }),
      ];
      lab.value = training;
      return () => {
        lab.value = undefined;
        for (const stop of stops) stop();
        form.dispose();
      };
    },
  };
}
