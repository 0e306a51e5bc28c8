import { type ReadonlySignal, signal } from "@preact/signals";
import { readPercent } from "../percent-entry.ts";
import type { BatchOptions, PredictionSettings } from "./batch-messages.ts";

/** Prevalence and threshold as they are entered, in per cent; `restart` predicts the file anew with what was changed. */
export function createSettings(options: ReadonlySignal<BatchOptions>, restart: (options: BatchOptions) => void) {
  const errors = signal<Readonly<Partial<Record<keyof PredictionSettings, string>>>>({});
  return {
    /** What is wrong with an entry; the results then hold for the one before. */
    errors,
    /** Takes an entry; an empty one returns to the model's own. */
    enter(setting: keyof PredictionSettings, entry: string): void {
      const { share, error } = readPercent(entry);
      const { [setting]: _, ...others } = errors.value;
      errors.value = error === undefined ? others : { ...others, [setting]: error };
      if (error !== undefined || share === options.value[setting]) return;
      const { [setting]: __, ...rest } = options.value;
      restart(share === undefined ? rest : { ...rest, [setting]: share });
    },
    clear(): void {
      errors.value = {};
    },
  };
}

/** The settings alone of what was said about a file: they hold for the next one too. */
export function settingsOf({ prevalence, threshold }: BatchOptions): PredictionSettings {
  return { ...(prevalence === undefined ? {} : { prevalence }), ...(threshold === undefined ? {} : { threshold }) };
}
