import type { Diagnosis } from "../../data/features.ts";

/** A row of the Wisconsin data, identified by its case number. */
export interface Example {
  readonly id: string;
  readonly values: readonly (number | null)[];
  readonly diagnosis: Diagnosis;
}

/** Clear and borderline cases, one with an unknown feature, and one that the network misclassifies with confidence. */
export const examples: readonly Example[] = [
  { id: "1000025", values: [5, 1, 1, 1, 2, 1, 3, 1, 1], diagnosis: "benign" },
  { id: "1017122", values: [8, 10, 10, 8, 7, 10, 9, 7, 1], diagnosis: "malignant" },
  { id: "1333877", values: [5, 4, 5, 1, 8, 1, 3, 6, 1], diagnosis: "benign" },
  { id: "1246562", values: [10, 2, 2, 1, 2, 6, 1, 1, 2], diagnosis: "malignant" },
  { id: "1057013", values: [8, 4, 5, 1, 2, null, 7, 3, 1], diagnosis: "malignant" },
  { id: "1226012", values: [4, 1, 1, 3, 1, 5, 2, 1, 1], diagnosis: "malignant" },
];
