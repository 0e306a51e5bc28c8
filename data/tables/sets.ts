import { featuresNamed, plainName } from "./lookup.ts";
import { parseNumber } from "./score.ts";
import type { Refusal } from "./types.ts";

const WANTED = "the nine scores from 1 to 10 of the Breast Cancer Wisconsin (Original) set";

/** Whether a table is one of the sets that are often taken for this one, by the names of its columns or the values in its rows. */
export function wrongSet(rows: readonly (readonly string[])[]): Refusal | undefined {
  if (rows.slice(0, 10).some((cells) => count(featuresNamed(cells), Boolean) >= 5)) return undefined;
  const names = rows.slice(0, 10).flatMap((cells) => cells.map(plainName));
  if (names.filter(isMeasurement).length >= 5) return isPrognostic(names) ? prognostic : diagnostic;
  const isWdbc = (width: number) => width >= 30 && width <= 33;
  const isWpbc = (width: number) => width >= 34 && width <= 36;
  if (count(rows, (cells) => isWdbc(cells.length) && numbersIn(cells) >= 30) > rows.length / 2) return diagnostic;
  if (count(rows, (cells) => isWpbc(cells.length) && numbersIn(cells) >= 32 && /^['"]?[NR]['"]?$/.test(cells[1] ?? "")) > rows.length / 2)
    return prognostic;
  if (count(names, (name) => ljubljanaNames.has(name)) >= 3) return ljubljana;
  if (count(rows.slice(0, 20), (cells) => count(cells, (cell) => ljubljanaValues.has(plainName(cell))) >= 1) >= 1) return ljubljana;
  return undefined;
}

const diagnostic: Refusal = {
  code: "wrong set",
  status: 422,
  detail: `This is the Breast Cancer Wisconsin (Diagnostic) set with its thirty measurements; what is read here are ${WANTED}.`,
};

const prognostic: Refusal = {
  code: "wrong set",
  status: 422,
  detail: `This is the Breast Cancer Wisconsin (Prognostic) set with its measurements and times; what is read here are ${WANTED}.`,
};

const ljubljana: Refusal = {
  code: "wrong set",
  status: 422,
  detail: `This is the Ljubljana breast cancer set on recurrence (age, menopause, tumor-size and so on); what is read here are ${WANTED}.`,
};

// https://archive.ics.uci.edu/dataset/17/breast+cancer+wisconsin+diagnostic: ten measurements, each as mean, standard error and worst;
// scikit-learn writes "mean radius" and "radius error", ucimlrepo radius1 to radius3.
const measurements = [
  "radius",
  "texture",
  "perimeter",
  "area",
  "smoothness",
  "compactness",
  "concavity",
  "concavepoints",
  "symmetry",
  "fractaldimension",
];
const kinds = ["mean", "se", "worst", "error", "sd", "largest", "1", "2", "3"];
const measurementNames = new Set(measurements.flatMap((what) => kinds.flatMap((kind) => [what + kind, kind + what])));

function isMeasurement(name: string): boolean {
  return measurementNames.has(name);
}

function isPrognostic(names: readonly string[]): boolean {
  return names.includes("lymphnodestatus") || (names.includes("time") && names.includes("tumorsize"));
}

// https://archive.ics.uci.edu/dataset/14/breast+cancer
const ljubljanaNames = new Set(["menopause", "tumorsize", "invnodes", "nodecaps", "degmalig", "breastquad", "irradiat"]);
const ljubljanaValues = new Set(["recurrenceevents", "norecurrenceevents", "premeno"]);

function numbersIn(cells: readonly string[]): number {
  return count(cells, (cell) => parseNumber(cell, true) !== undefined);
}

function count<T>(list: readonly T[], holds: (one: T) => unknown): number {
  return list.reduce((sum, one) => sum + (holds(one) ? 1 : 0), 0);
}
