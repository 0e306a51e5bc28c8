import { batch, signal } from "@preact/signals";
import { percentEntry, readPercent } from "../percent-entry.ts";

/** The assumed prevalence: that of the training data (undefined), a listed one, or one that the visitor enters as a percentage. */
export function createPrevalence() {
  const share = signal<number | undefined>(undefined);
  const entry = signal<string | undefined>(undefined);
  const error = signal<string | undefined>(undefined);
  const set = (next: { share?: number | undefined; entry?: string | undefined; error?: string | undefined }) =>
    batch(() => {
      share.value = next.share;
      entry.value = next.entry;
      error.value = next.error;
    });
  return {
    share,
    /** The text in the field for another prevalence; undefined while the field is not in use. */
    entry,
    error,
    /** Chooses a listed prevalence. */
    choose(next: number | undefined): void {
      set({ share: next });
    },
    /** Takes the text in the field for another prevalence. While it is not a percentage, `share` is undefined and `error` says why. */
    enter(text: string): void {
      set({ entry: text, ...read(text) });
    },
    /** Takes a prevalence from a link: a share, or what a link holds instead of one. */
    open(next: number | undefined, invalid: string | undefined, listed: readonly number[]): void {
      if (invalid !== undefined) set({ entry: invalid, error: read(invalid).error ?? EMPTY });
      else set({ share: next, entry: next === undefined || listed.includes(next) ? undefined : percentEntry(next) });
    },
  };
}

const EMPTY = "Enter a percentage such as 5, or choose one of the other values. Until then there is no prediction.";

function read(text: string): { share?: number | undefined; error?: string } {
  const { share, error } = readPercent(text);
  if (error) return { error: `The prevalence ${error}. Until it is corrected there is no prediction.` };
  return share === undefined ? { error: EMPTY } : { share };
}
