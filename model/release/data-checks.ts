import { features } from "../../data/features.ts";
import type { TrainingData } from "../training/training-data.ts";
import { type Check, percent } from "./check.ts";
import type { KnownRows } from "./known-rows.ts";

/** Of the rows whose scores the present model knows, the share that may have the other diagnosis: corrections are rare. */
const MOST_CHANGED_LABELS = 0.01;
/** In another population: scores are judged differently there, but not so often. */
const MOST_CHANGED_ELSEWHERE = 0.1;
/** So many changed labels are corrections whatever their share. */
const ALWAYS_ALLOWED_CHANGES = 2;

/** With one class alone nothing can be learned or measured. */
export function classesCheck({ labels, classNames }: TrainingData, known: KnownRows): Check {
  const counts = classCounts(labels);
  const missing = classNames.filter((_, label) => counts[label] === 0);
  const text = (of: readonly number[]) => of.join(" + ");
  return {
    name: "both classes",
    present: text(classCounts(known.labels)),
    candidate: text(counts),
    rule: `rows of ${classNames.join(" and ")}`,
    ...(missing.length === 0
      ? { outcome: "passes" }
      : { outcome: "refused", advice: `No row is ${missing.join(" or ")}: was the file filtered, or the diagnosis misread?` }),
  };
}

/** A column that no longer varies, or repeats another one, was lost in an export; a model trained on it would ignore the feature. */
export function columnsCheck({ rows }: TrainingData, known: KnownRows): Check {
  const lost = features.flatMap(({ label }, f) => {
    if (known.rows.every((row) => row[f] === known.rows[0]?.[f])) return [];
    if (rows.every((row) => row[f] === rows[0]?.[f])) return [`${label.toLowerCase()} is ${rows[0]?.[f]} in every row`];
    const twin = features.findIndex((_, other) => other < f && rows.every((row) => row[f] === row[other]));
    return twin < 0 ? [] : [`${label.toLowerCase()} equals ${features[twin]?.label.toLowerCase()} in every row`];
  });
  return {
    name: "columns",
    present: String(features.length),
    candidate: String(features.length - lost.length),
    rule: "every feature varies, and none repeats another",
    ...(lost.length === 0
      ? { outcome: "passes" }
      : { outcome: "refused", advice: `${sentence(lost)}: was a column lost, filled in or duplicated in an export?` }),
  };
}

/** Rows that the present model was trained on with the other diagnosis. */
export function changedLabelsCheck({ rows, labels }: TrainingData, known: KnownRows, isSamePopulation: boolean): Check {
  const counts = rows.map((row) => known.countsOf(row));
  const recognised = counts.filter((pair) => pair !== undefined).length;
  const changed = rows.map((_, row) => row).filter((row) => counts[row]?.[labels[row] as number] === 0);
  const most = Math.max(ALWAYS_ALLOWED_CHANGES, Math.floor((isSamePopulation ? MOST_CHANGED_LABELS : MOST_CHANGED_ELSEWHERE) * recognised));
  return {
    name: "changed diagnoses",
    present: `${recognised} rows known`,
    candidate: String(changed.length),
    rule: `at most ${most}`,
    ...(changed.length === 0
      ? { outcome: "passes" }
      : {
          outcome: changed.length > most ? "refused" : "noted",
          advice: `${percent(changed.length / recognised)} of the rows with scores that the present model knows have the opposite diagnosis of all such rows in its data. Was the diagnosis column shifted, sorted or coded differently?`,
          rows: changed,
        }),
  };
}

export function classCounts(labels: readonly number[]): [number, number] {
  const positives = labels.reduce((sum, y) => sum + y, 0);
  return [labels.length - positives, positives];
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
