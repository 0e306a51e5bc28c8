import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";
import { writeAtomically } from "../files.ts";
import { learningCurvePlot, reliabilityPlot, rocPlot, unknownsPlot } from "./plots.ts";
import { cardText } from "./text.ts";

/** The files of the model card, by name: README.md and its plots. Throws RangeError for a model that was not assessed. */
export function modelCard(file: ModelFile): ReadonlyMap<string, string> {
  const { report } = file;
  if (!report) throw new RangeError(`model ${file.version} was not assessed, so there is nothing to put on a card`);
  return new Map([
    ["README.md", cardText(file, report)],
    ["roc.svg", rocPlot(report)],
    ["reliability.svg", reliabilityPlot(report)],
    ["learning-curve.svg", learningCurvePlot(report, file.data.used)],
    ["unknowns.svg", unknownsPlot(report)],
  ]);
}

/** Writes the card to a folder, which is created if it is missing. */
export function writeCard(file: ModelFile, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of modelCard(file)) writeAtomically(join(folder, name), content);
}
