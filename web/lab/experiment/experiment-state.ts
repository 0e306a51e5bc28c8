import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Experiment, LabData } from "./experiment.ts";
import { readAddress } from "./experiment-address.ts";
import { dataErrors } from "./experiment-checks.ts";
import { fieldNamed, fields } from "./fields.ts";
import { type Preset, presets } from "./presets.ts";

/** What the state needs from outside; tests pass their own. */
export interface ExperimentDependencies {
  /** A table of the visitor's own that is open. */
  readonly ownData: (sha256: string) => LabData | undefined;
  /** Milliseconds without a change after which what is typed becomes a new run. */
  readonly debounce?: number;
}

export type ExperimentState = ReturnType<typeof createExperimentState>;

/** The form of the experiment: what it says, what is wrong with it, and the experiment that is to run. */
export function createExperimentState({ ownData, debounce = 500 }: ExperimentDependencies) {
  const preset = signal<Preset>(presets[0]);
  const experiment = signal<Experiment>(presets[0].experiment);
  /** What is typed, by the name of its field, until the field is left; what is refused stays. */
  const entries = signal<Readonly<Record<string, string>>>({});
  const errors = signal<Readonly<Record<string, string>>>({});
  const loaded = signal<Experiment | undefined>(undefined);
  const opened = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (missing.peek() === undefined) loaded.value = experiment.peek();
  }

  /** The SHA-256 of the visitor's table that the experiment is about, while it is not open. */
  const missing = computed(() => {
    opened.value;
    const { data } = experiment.value;
    return data.kind === "own" && !ownData(data.sha256) ? data.sha256 : undefined;
  });

  /** Puts a text into a field. Returns whether the experiment has changed. */
  function put(name: string, text: string): boolean {
    const field = fieldNamed(name);
    if (!field) throw new RangeError(`the experiment must have a field of this name, got ${name}`);
    entries.value = { ...entries.value, [name]: text };
    try {
      const next = field.put(experiment.value, text);
      const own = next.data.kind === "own" ? ownData(next.data.sha256) : undefined;
      const error = own && dataErrors(next, own)[name];
      if (error) throw new RangeError(error);
      errors.value = omit(errors.value, name);
      if (field.of(next) === field.of(experiment.value)) return false;
      experiment.value = next;
      return true;
    } catch (reason) {
      if (!(reason instanceof RangeError)) throw reason;
      errors.value = { ...errors.value, [name]: reason.message };
      return false;
    }
  }

  function replace(next: Experiment): void {
    batch(() => {
      experiment.value = next;
      entries.value = {};
      errors.value = {};
    });
    flush();
  }

  return {
    preset: preset as ReadonlySignal<Preset>,
    experiment: experiment as ReadonlySignal<Experiment>,
    /** The experiment that is to be loaded; undefined until there is one. */
    loaded: loaded as ReadonlySignal<Experiment | undefined>,
    missing,
    /** What is wrong, by the name of the field. */
    errors: errors as ReadonlySignal<Readonly<Record<string, string>>>,
    /** What is wrong with choices that have no field in the form as it is. */
    strays: computed(() =>
      Object.entries(errors.value)
        .filter(([name]) => fieldNamed(name)?.of(experiment.value) === undefined)
        .map(([name, error]) => ({ name, text: entries.value[name] ?? "", error })),
    ),
    /** The text of a field; undefined where it does not apply. */
    textOf(name: string): string | undefined {
      const text = fieldNamed(name)?.of(experiment.value);
      return text === undefined ? undefined : (entries.value[name] ?? text);
    },
    /** What is being typed: a new run follows after a pause. */
    type(name: string, text: string): void {
      batch(() => {
        if (!put(name, text)) return;
        clearTimeout(timer);
        timer = setTimeout(flush, debounce);
      });
    },
    /** The field is left: what is typed there stands as it was understood. */
    leave(name: string): void {
      if (!(name in errors.value)) entries.value = omit(entries.value, name);
      flush();
    },
    /** A choice that is made at once. What no longer applies is forgotten. */
    choose(name: string, text: string): void {
      batch(() => {
        put(name, text);
        const applies = (field: string) => fieldNamed(field)?.of(experiment.value) !== undefined;
        entries.value = keep(entries.value, (field) => field in errors.value && applies(field));
        errors.value = keep(errors.value, applies);
      });
      flush();
    },
    usePreset(next: Preset): void {
      preset.value = next;
      replace(next.experiment);
    },
    /** Replaces the experiment, as a new start does. */
    replace,
    /** A table of the visitor's own has been opened, and is what the experiment is about. */
    openOwn(next: Experiment): void {
      opened.value++;
      replace(next);
    },
    /** Reads an address: what cannot be is listed with its field. Returns the epoch and the view that it names. */
    open(query: string, views: readonly string[]): { readonly at?: number; readonly view?: string } {
      const read = readAddress(query, views);
      batch(() => {
        preset.value = read.preset;
        experiment.value = read.experiment;
        entries.value = Object.fromEntries(Object.entries(read.refused).map(([name, { text }]) => [name, text]));
        errors.value = Object.fromEntries(Object.entries(read.refused).map(([name, { error }]) => [name, error]));
      });
      flush();
      return read;
    },
    /** Whether anything differs from the preset. */
    isChanged: computed(() => fields.some((field) => field.of(experiment.value) !== field.of(preset.value.experiment))),
    dispose(): void {
      clearTimeout(timer);
    },
  };
}

function omit(texts: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return keep(texts, (other) => other !== name);
}

function keep(texts: Readonly<Record<string, string>>, isKept: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => isKept(name)));
}
