/**
 * What is known of `wisconsin.csv` (README.md). It holds for this file alone: a model of other data says what its own training
 * was told.
 */
export const wisconsin = {
  file: "wisconsin.csv",
  sha256: "d7c6a7135fd2354b3d0aa686685404d7048bed261970412cebb012b49003b2bf",
  source: "Breast Cancer Wisconsin (Original), W. H. Wolberg, doi 10.24432/C5HP4Z",
  licence: "CC BY 4.0",
} as const;

/** Whether data of this hash are the Wisconsin data of the project. */
export function isWisconsin({ sha256 }: { readonly sha256: string }): boolean {
  return sha256 === wisconsin.sha256;
}
