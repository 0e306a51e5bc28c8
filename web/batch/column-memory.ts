import type { ChosenColumns } from "../../data/tables/index.ts";

/** Remembers which columns a visitor chose, for files with the same header. */
export interface ColumnMemory {
  find(names: readonly string[]): ChosenColumns | undefined;
  keep(names: readonly string[], chosen: ChosenColumns): void;
}

/** Headers that are remembered, at most: the oldest is forgotten first. */
const MOST_HEADERS = 20;
const STORAGE_KEY = "cytonet.columns";

type Remembered = readonly (readonly [names: string, chosen: readonly (readonly [string, string])[]])[];

/** The choices in the storage of this browser. Where it is full, blocked or damaged, nothing is remembered. */
export function createColumnMemory(storage: () => Pick<Storage, "getItem" | "setItem"> = () => localStorage): ColumnMemory {
  const keyOf = (names: readonly string[]) => JSON.stringify(names);

  function read(): Remembered {
    try {
      const remembered: unknown = JSON.parse(storage().getItem(STORAGE_KEY) ?? "[]");
      return Array.isArray(remembered) ? remembered.filter(isEntry) : [];
    } catch {
      return [];
    }
  }

  function write(remembered: Remembered): void {
    try {
      storage().setItem(STORAGE_KEY, JSON.stringify(remembered));
    } catch {
      // The choice then holds for this file alone.
    }
  }

  return {
    find(names) {
      const entry = read().find(([key]) => key === keyOf(names));
      return entry && (new Map(entry[1]) as ChosenColumns);
    },
    keep: (names, chosen) =>
      write([...read().filter(([key]) => key !== keyOf(names)), [keyOf(names), [...chosen]] as const].slice(-MOST_HEADERS)),
  };
}

function isEntry(entry: unknown): entry is Remembered[number] {
  if (!Array.isArray(entry) || typeof entry[0] !== "string" || !Array.isArray(entry[1])) return false;
  return entry[1].every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === "string"));
}
