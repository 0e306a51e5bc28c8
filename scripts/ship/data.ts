import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { diagnoses } from "../../data/features.ts";
import { isComplete, parseSamples, type Sample } from "../../data/samples.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { sha256Text } from "../../network/math/sha256.ts";

/**
 * Checks the data to train on and describes it in one line, with what changed since the last model, whose file holds the rows that
 * it learned from. Throws DataError with every error in the data.
 */
export function describeData(path: string, last: ModelFile): string {
  const csv = readFileSync(path, "utf8");
  const samples = parseSamples(csv);
  const sha256 = sha256Text(csv);
  const malignant = samples.filter(({ diagnosis }) => diagnosis === "malignant").length;
  const summary = `${basename(path)}: ${samples.length} rows, ${malignant} malignant, SHA-256 ${sha256.slice(0, 12)}`;
  if (sha256 === last.data.sha256) return `${summary}; same data as the last model`;
  return `${summary}; since the last model (${last.data.rows} rows): ${changesSince(last.background, samples)}`;
}

/** How many complete rows were added or changed and how many removed; equal rows are counted each time. */
function changesSince({ rows, counts }: ModelFile["background"], samples: readonly Sample[]): string {
  const balance = new Map<string, number>();
  const add = (values: Sample["values"], diagnosis: string, count: number) => {
    const row = `${values.join()},${diagnosis}`;
    balance.set(row, (balance.get(row) ?? 0) + count);
  };
  for (const { values, diagnosis } of samples.filter(isComplete)) add(values, diagnosis, 1);
  rows.forEach((values, i) => {
    for (const [c, diagnosis] of diagnoses.entries()) add(values, diagnosis, -(counts[i]?.[c] ?? 0));
  });
  const total = (sign: number) => [...balance.values()].reduce((sum, count) => sum + Math.max(0, sign * count), 0);
  return `${total(1)} complete rows added or changed, ${total(-1)} removed`;
}
