/**
 * The nine features that a cytologist scored under the microscope, in the one order that the data, the network, the API
 * and the form share. A score is a whole number from 1, closest to benign, to 10, the most anaplastic.
 */
export interface Feature {
  /** The name in CSV headers, JSON and query strings. */
  readonly key: string;
  readonly label: string;
  /** What is looked at, in one plain sentence. */
  readonly meaning: string;
  /** What a 1 and a 10 look like. */
  readonly low: string;
  readonly high: string;
}

export const features = [
  {
    key: "clumpThickness",
    label: "Clump thickness",
    meaning: "Whether the cells lie in a single layer or pile up in clumps.",
    low: "single layer",
    high: "thick clumps",
  },
  {
    key: "uniformityOfCellSize",
    label: "Uniformity of cell size",
    meaning: "How much the cells differ from one another in size.",
    low: "all alike",
    high: "very mixed",
  },
  {
    key: "uniformityOfCellShape",
    label: "Uniformity of cell shape",
    meaning: "How much the cells differ from one another in shape.",
    low: "all alike",
    high: "very mixed",
  },
  {
    key: "marginalAdhesion",
    label: "Marginal adhesion",
    meaning: "How well the cells at the edge of a group hold together.",
    low: "hold together",
    high: "fall apart",
  },
  {
    key: "singleEpithelialCellSize",
    label: "Single epithelial cell size",
    meaning: "How large the lone epithelial cells are.",
    low: "normal",
    high: "much enlarged",
  },
  {
    key: "bareNuclei",
    label: "Bare nuclei",
    meaning: "How many nuclei lie free, without cytoplasm around them.",
    low: "hardly any",
    high: "very many",
  },
  {
    key: "blandChromatin",
    label: "Bland chromatin",
    meaning: "How even or coarse the texture of the nuclei is.",
    low: "fine and even",
    high: "coarse",
  },
  {
    key: "normalNucleoli",
    label: "Normal nucleoli",
    meaning: "How prominent the small bodies inside the nuclei are.",
    low: "barely seen",
    high: "large, many",
  },
  {
    key: "mitoses",
    label: "Mitoses",
    meaning: "How many cells are caught while they divide.",
    low: "rare",
    high: "very many",
  },
] as const satisfies readonly Feature[];

export type FeatureKey = (typeof features)[number]["key"];

export const featureKeys: readonly FeatureKey[] = features.map((feature) => feature.key);

export const LOWEST_SCORE = 1;
export const HIGHEST_SCORE = 10;

export const diagnoses = ["benign", "malignant"] as const;
export type Diagnosis = (typeof diagnoses)[number];

/** Whether a value is a score: a whole number from 1 to 10. */
export function isScore(value: unknown): value is number {
  return isScoreIn(value, LOWEST_SCORE, HIGHEST_SCORE);
}

/** Whether a value is a whole number from `low` to `high`. */
export function isScoreIn(value: unknown, low: number, high: number): value is number {
  return Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
}
