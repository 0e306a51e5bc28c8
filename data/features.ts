/** One feature of a fine-needle aspirate, scored under the microscope from 1, closest to benign, to 10, the most anaplastic. */
export interface Feature {
  /** The name in CSV headers, JSON and query strings. */
  readonly key: string;
  readonly label: string;
  /** What is assessed, in one plain sentence. */
  readonly meaning: string;
  /** What a 1 and a 10 look like. */
  readonly low: string;
  readonly high: string;
}

/** The nine features, in the order that the data, the model, the API and the form share. */
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
    meaning: "How much the cells vary in size: 10 is the least uniform.",
    low: "uniform",
    high: "highly variable",
  },
  {
    key: "uniformityOfCellShape",
    label: "Uniformity of cell shape",
    meaning: "How much the cells vary in shape: 10 is the least uniform.",
    low: "uniform",
    high: "highly variable",
  },
  {
    key: "marginalAdhesion",
    label: "Marginal adhesion",
    meaning: "How loosely cells at the edge of a group adhere: 10 is the weakest.",
    low: "cohesive",
    high: "discohesive",
  },
  {
    key: "singleEpithelialCellSize",
    label: "Single epithelial cell size",
    meaning: "How enlarged the single epithelial cells are.",
    low: "normal",
    high: "much enlarged",
  },
  {
    key: "bareNuclei",
    label: "Bare nuclei",
    meaning: "How many nuclei are bare, with no surrounding cytoplasm.",
    low: "hardly any",
    high: "very many",
  },
  {
    key: "blandChromatin",
    label: "Bland chromatin",
    meaning: "How coarse the nuclear chromatin is: 10 is the least bland.",
    low: "fine and even",
    high: "coarse",
  },
  {
    key: "normalNucleoli",
    label: "Normal nucleoli",
    meaning: "How prominent the nucleoli are: 10 is the least normal.",
    low: "inconspicuous",
    high: "large or multiple",
  },
  {
    key: "mitoses",
    label: "Mitoses",
    meaning: "How many mitotic figures there are.",
    low: "few",
    high: "many",
  },
] as const satisfies readonly Feature[];

export type FeatureKey = (typeof features)[number]["key"];

export const featureKeys: readonly FeatureKey[] = features.map((feature) => feature.key);

export const LOWEST_SCORE = 1;
export const HIGHEST_SCORE = 10;

/** The two classes. The second is the positive one, whose probability is predicted. */
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
