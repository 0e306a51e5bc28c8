/**
 * What is known of `wisconsin.csv` (README.md). It holds for this file alone: a model of other data says what its own training
 * was told.
 */
export const wisconsin = {
  file: "wisconsin.csv",
  sha256: "d7c6a7135fd2354b3d0aa686685404d7048bed261970412cebb012b49003b2bf",
  source: "Breast Cancer Wisconsin (Original), W. H. Wolberg, doi 10.24432/C5HP4Z",
  licence: "CC BY 4.0",
  /** The case numbers of the complete rows, and how many of them have rows of both diagnoses. */
  caseNumbers: { ofComplete: 630, withBoth: 4 },
  /**
   * The groups in which the rows were reported, in the order of the file (UCI, breast-cancer-wisconsin.names): all rows, the
   * complete ones, and the malignant ones among these.
   */
  groups: [
    { date: "January 1989", rows: 367, complete: 353, malignant: 165 },
    { date: "October 1989", rows: 70, complete: 69, malignant: 13 },
    { date: "February 1990", rows: 31, complete: 31, malignant: 9 },
    { date: "April 1990", rows: 17, complete: 17, malignant: 3 },
    { date: "August 1990", rows: 48, complete: 48, malignant: 12 },
    { date: "January 1991", rows: 49, complete: 49, malignant: 9 },
    { date: "June 1991", rows: 31, complete: 31, malignant: 14 },
    { date: "November 1991", rows: 86, complete: 85, malignant: 14 },
  ],
} as const;

/** Whether data of this hash are the Wisconsin data of the project. */
export function isWisconsin({ sha256 }: { readonly sha256: string }): boolean {
  return sha256 === wisconsin.sha256;
}
