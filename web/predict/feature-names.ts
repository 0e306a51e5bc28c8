import { features } from "../../data/features.ts";

const labels = new Map<string, string>(features.map(({ key, label }) => [key, label]));

/** The label of a feature by its key. */
export function labelOf(key: string): string {
  return labels.get(key) ?? key;
}
