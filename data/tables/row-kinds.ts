import { featureKeys } from "../features.ts";
import { parseNumber, parseScore } from "./score.ts";

/** 0, 1, 2 … or 1, 2, 3 …, with or without a word before the number (`V1`, `Column1`, `Unnamed: 0`), or A, B, C …; an unnamed column may come first. */
export function countsColumns(cells: readonly string[]): boolean {
  const names = cells.map((name) => name.trim());
  while (names.at(-1) === "") names.pop();
  if (names[0] === "") names.shift();
  if (names.length < featureKeys.length) return false;
  if (names.every((name, i) => name === String.fromCharCode(65 + i))) return true;
  const parts = names.map((name) => /^(\D{0,20})(\d{1,3})$/.exec(name));
  const [, word, first] = parts[0] ?? [];
  if (first === undefined || Number(first) > 1) return false;
  return parts.every((part, i) => part !== null && part[1] === word && Number(part[2]) === Number(first) + i);
}

/** Numbers of columns below their names, 0 … 10 or 1 … 11; nine alone may be a sample. */
export function numbersColumns(cells: readonly string[]): boolean {
  return cells.length > featureKeys.length && countsColumns(cells);
}

/** Orange's second and third line: the type and the role of each column. */
export function namesTypes(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== "");
  return filled.length > 0 && filled.every((cell) => typeWords.has(cell)) && filled.some((cell) => cell.length > 1 || filled.length > 1);
}

const typeWords = new Set([
  "c",
  "d",
  "s",
  "t",
  "i",
  "continuous",
  "discrete",
  "string",
  "time",
  "class",
  "meta",
  "ignore",
  "numeric",
  "int64",
  "float64",
  "object",
]);

export function isMostlyScores(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.filter((cell) => parseScore(cell) !== undefined).length > filled.length / 2;
}

export function isMostlyWords(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.filter((cell) => parseScore(cell) === undefined && parseNumber(cell, true) === undefined).length > filled.length / 2;
}
