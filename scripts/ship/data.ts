import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { parseSamples, type Sample } from "../../data/samples.ts";
import { sha256Text } from "../../network/math/sha256.ts";
import type { ModelFile } from "../../network/model/model.ts";

/**
 * Reads the data that a model is trained on and says in one line what it is and what changed since the last model. `known` is
 * a file that the last model may have been trained on. Throws DataError with every fault.
 */
export function describeData(path: string, last: ModelFile["data"], known: string): string {
  const csv = readFileSync(path, "utf8");
  const samples = parseSamples(csv);
  const sha256 = sha256Text(csv);
  const malignant = samples.filter(({ diagnosis }) => diagnosis === "malignant").length;
  const summary = `${relative(process.cwd(), path) || path}: ${samples.length} rows, ${malignant} malignant, SHA-256 ${sha256.slice(0, 12)}`;
  if (sha256 === last.sha256) return `${summary}; the data of the last model`;
  const before = existsSync(known) ? readFileSync(known, "utf8") : "";
  const change = sha256Text(before) === last.sha256 ? changes(parseSamples(before), samples) : `${last.rows} rows before`;
  return `${summary}; changed since the last model (${last.sha256.slice(0, 12)}): ${change}`;
}

/** How many rows came and went, counted as often as they occur, whatever their order. */
function changes(before: readonly Sample[], now: readonly Sample[]): string {
  const counts = new Map<string, number>();
  const count = (samples: readonly Sample[], step: number) => {
    for (const { id, values, diagnosis } of samples) {
      const row = [id, ...values, diagnosis].join();
      counts.set(row, (counts.get(row) ?? 0) + step);
    }
  };
  count(now, 1);
  count(before, -1);
  const total = (sign: number) => [...counts.values()].reduce((sum, n) => sum + Math.max(0, sign * n), 0);
  return `${total(1)} rows new or altered, ${total(-1)} gone`;
}
