import wisconsinUrl from "../../../data/wisconsin.csv?url";
import { madeData, wisconsinData } from "./data-sets.ts";
import type { DataChoice, LabData } from "./experiment.ts";

const own = new Map<string, LabData>();

/** Keeps a table of the visitor's own for this visit, under the SHA-256 of its file. */
export function keepOwnData(sha256: string, data: LabData): void {
  own.set(sha256, data);
}

/** A table that the visitor has opened during this visit. */
export function ownData(sha256: string): LabData | undefined {
  return own.get(sha256);
}

/** The rows of an experiment. Rejects where they cannot be loaded, or are in a file that the visitor has not opened. */
export async function loadLabData(choice: DataChoice): Promise<LabData> {
  if (choice.kind === "made") return madeData(choice.problem, choice.seed);
  if (choice.kind === "wisconsin") return loadWisconsin();
  const data = ownData(choice.sha256);
  if (!data) throw new Error(`this experiment is about a file of your own: open the one with the SHA-256 ${choice.sha256}`);
  return data;
}

let loading: Promise<LabData> | undefined;

/** Loaded once; a failed attempt is repeated by the next call. */
function loadWisconsin(): Promise<LabData> {
  loading ??= fetchWisconsin().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function fetchWisconsin(): Promise<LabData> {
  const response = await fetch(wisconsinUrl);
  if (!response.ok) throw new Error(`could not load the data: ${wisconsinUrl} responded with status ${response.status}`);
  return wisconsinData(await response.text());
}
