import { featureKeys } from "../features.ts";
import { diagnosisRank, featuresNamed, plainName } from "./lookup.ts";
import type { Table } from "./types.ts";

/** Whether a row among the rows names features, as a header does. */
export function namesFeatures(cells: readonly string[]): boolean {
  const isWord = cells.map((cell) => /\p{L}/u.test(cell));
  return isWord.filter(Boolean).length > 1 && featuresNamed(cells).filter((feature, column) => feature && isWord[column]).length > 1;
}

/** Whether a row that names features is the header once more, or one by which the columns of the rows below it are others. */
export function isSameHeader(cells: readonly string[], table: Pick<Table, "names" | "features" | "diagnosis" | "hasHeader">): boolean {
  const { names, features, diagnosis, hasHeader } = table;
  const found = featuresNamed(cells);
  const isNamedSo = (column: number) => hasHeader && plainName(cells[column] ?? "") === plainName(names[column] as string);
  return (
    features.every((column, f) => column < 0 || found[column] === featureKeys[f] || isNamedSo(column)) &&
    (diagnosis < 0 || diagnosisRank(cells[diagnosis] ?? "") !== undefined || isNamedSo(diagnosis))
  );
}
