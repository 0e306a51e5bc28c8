/** Where runs were when their page was left, by the entry of the browser's history. Lasts as long as the document. */
export interface LeftRuns {
  /** Notes the epoch at which the run of an entry is left. */
  leave(entry: string, epoch: number): void;
  /** The epoch at which the run of an entry was left. */
  epochOf(entry: string): number | undefined;
  /** Forgets it, once the address of the entry names an epoch. */
  forget(entry: string): void;
}

export const leftRuns: LeftRuns = createLeftRuns();

export function createLeftRuns(): LeftRuns {
  const epochs = new Map<string, number>();
  return {
    leave(entry, epoch) {
      epochs.set(entry, epoch);
    },
    epochOf: (entry) => epochs.get(entry),
    forget(entry) {
      epochs.delete(entry);
    },
  };
}

/** The name of the present entry of the history, which keeps it when its address changes. */
export function historyEntry(): string {
  const state = history.state as { readonly labEntry?: string } | null;
  if (state?.labEntry) return state.labEntry;
  const labEntry = crypto.randomUUID();
  history.replaceState({ ...state, labEntry }, "");
  return labEntry;
}
