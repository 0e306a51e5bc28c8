import { type ReadonlySignal, signal } from "@preact/signals";
import { readPercent } from "../percent-entry.ts";
import type { BatchOptions, PredictionSettings } from "./batch-messages.ts";

/** An entry that cannot be used, and why. */
export interface RefusedEntry {
  readonly entry: string;
  readonly error: string;
}

/** Prevalence and threshold as they are entered, in per cent; `restart` predicts the file anew with what was changed. */
export function createSettings(options: ReadonlySignal<BatchOptions>, restart: (options: BatchOptions) => void) {
  const refused = signal<Readonly<Partial<Record<keyof PredictionSettings, RefusedEntry>>>>({});
  return {
    /** Entries that are not used: the results hold for what was set before. */
    refused,
    /** Takes an entry; an empty one returns to the model's own. */
    enter(setting: keyof PredictionSettings, entry: string): void {
      const { share, error } = readPercent(entry);
      const { [setting]: _, ...others } = refused.value;
      refused.value = error === undefined ? others : { ...others, [setting]: { entry, error } };
      if (error !== undefined || share === options.value[setting]) return;
      const { [setting]: __, ...rest } = options.value;
      restart(share === undefined ? rest : { ...rest, [setting]: share });
    },
    clear(): void {
      refused.value = {};
    },
  };
}

/** The settings alone of what was said about a file: they hold for the next one too. */
export function settingsOf({ prevalence, threshold }: BatchOptions): PredictionSettings {
  return { ...(prevalence === undefined ? {} : { prevalence }), ...(threshold === undefined ? {} : { threshold }) };
}
