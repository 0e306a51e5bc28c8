import type { ModelFile } from "../../../model/file/model-file.ts";
import type { Report } from "../../../model/file/report.ts";
import type { ModelPart } from "../../../model/release/make-model.ts";

type FileKey = keyof ModelFile;
type ReportKey = keyof Report;

interface Part {
  readonly name: string;
  /** The keys of the model file, and those of its report, that belong to the part. */
  readonly file?: readonly FileKey[];
  readonly report?: readonly ReportKey[];
}

/** The parts of a model file that are rebuilt, in the order in which they are made. */
export const parts = [
  { name: "scaling", file: ["scaling"] },
  { name: "weights", file: ["layers"] },
  { name: "calibration", report: ["calibration", "thresholds", "operatingPoints", "roc", "reliability", "coverage"] },
  { name: "comparison", report: ["folds", "methods", "scoreSumCut"] },
  { name: "background", file: ["background"] },
  { name: "unknowns", report: ["unknowns"] },
  { name: "predictionSets", file: ["predictionSets"], report: ["coverageByUnknown"] },
  { name: "learningCurve", report: ["learningCurve"] },
  { name: "seeds", report: ["seeds"] },
  { name: "forward", report: ["forward"] },
  { name: "unusual", file: ["unusual"], report: ["unusual"] },
  { name: "monotonicity", report: ["monotonicity"] },
  { name: "incomplete", report: ["incomplete"] },
] as const satisfies readonly Part[];

export type PartName = (typeof parts)[number]["name"];

/** What is taken from the deployed file instead of being made. */
export const copied = { file: ["recipe", "seed", "forced"], report: ["selection"] } as const satisfies Omit<Part, "name">;

/** What the program and the data fix. It has no part of its own; the bytes of the whole file compare it, too. */
export const fixed = [
  "format",
  "formatVersion",
  "name",
  "version",
  "features",
  "range",
  "classNames",
  "threshold",
  "data",
  "report",
] as const satisfies readonly FileKey[];

/** The parts that a deployed file has; an unassessed one, for example, has no report. */
export function partsOf(deployed: ModelFile): PartName[] {
  return parts.filter((part) => keysIn(part, deployed).length > 0).map(({ name }) => name);
}

/**
 * Compares a model with the deployed one while it is made. Each piece yields the parts that it completes, and whether all of such a
 * part is written with the same characters.
 */
export function createComparison(deployed: ModelFile): (piece: ModelPart) => { name: PartName; agrees: boolean }[] {
  const open = new Map(parts.map((part) => [part.name as PartName, new Set(keysIn(part, deployed))]));
  const differing = new Set<PartName>();
  return (piece) =>
    parts.flatMap((part: Part & { readonly name: PartName }) => {
      const { name } = part;
      const keys = open.get(name) as Set<string>;
      if (keys.size === 0) return [];
      for (const [key, ours, theirs] of pairsOf(part, piece, deployed)) {
        if (ours === undefined) continue;
        keys.delete(key);
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) differing.add(name);
      }
      return keys.size === 0 ? [{ name, agrees: !differing.has(name) }] : [];
    });
}

function keysIn(part: Part, deployed: ModelFile): string[] {
  return pairsOf(part, deployed, deployed).flatMap(([key, value]) => (value === undefined ? [] : [key]));
}

function pairsOf({ file = [], report = [] }: Part, piece: ModelPart, deployed: ModelFile): [string, unknown, unknown][] {
  return [
    ...file.map((key): [string, unknown, unknown] => [key, piece[key], deployed[key]]),
    ...report.map((key): [string, unknown, unknown] => [`report.${key}`, piece.report?.[key], deployed.report?.[key]]),
  ];
}
