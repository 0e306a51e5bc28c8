import { features } from "../data/features.ts";

const labels = new Map<string, string>(features.map(({ key, label }) => [key, label]));

/** The label of the feature with this key; the key itself if there is no such feature. */
export function labelOf(key: string): string {
  return labels.get(key) ?? key;
}
