import { featureKeys, features } from "../../data/features.ts";

/** What the scores mean, in one line. */
export const meaning =
  "Every score is a whole number from 1 (closest to benign) to 10 (most abnormal); leave a cell empty where it is unknown.";

/** The header, and two cases of the Wisconsin data: 1000025, which is benign, and 1017122, which is malignant. */
export const templateRows: readonly (readonly string[])[] = [
  featureKeys,
  ["5", "1", "1", "1", "2", "1", "3", "1", "1"],
  ["8", "10", "10", "8", "7", "10", "9", "7", "1"],
];

/** The second sheet of the workbook: what each score means. */
export const aboutRows: readonly (readonly string[])[] = [
  [meaning],
  ["The two rows of the first sheet are examples: replace them. Further columns, such as a case number, may be added anywhere."],
  [],
  ["column", "feature", "what it is", "1", "10"],
  ...features.map(({ key, label, meaning: what, low, high }) => [key, label, what, low, high]),
];

/** The template as CSV: a tenth column has the line on the scores, since nothing may stand outside the table. */
export function templateCsv(): string {
  const [header = [], ...rows] = templateRows;
  const notes = [`"${meaning}"`, "These two rows are examples: replace them."];
  const lines = [[...header, "note"], ...rows.map((row, i) => [...row, notes[i]])];
  return lines.map((cells) => `${cells.join(",")}\n`).join("");
}
