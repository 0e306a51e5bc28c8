import { isScore } from "../features.ts";
import { TUTORIAL_UNKNOWN, unknownWords } from "./names.ts";
import { show } from "./wording.ts";

/**
 * The one reader of a score as text: the score, null where the text says that it is unknown, undefined where it is neither.
 * Takes `5`, `5.0`, `"5"`, `5.000e+00` and, unless told otherwise, `5,0`.
 */
export function parseScore(text: string, decimalComma = true): number | null | undefined {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - 48;
    if (digit >= 1 && digit <= 9) return digit;
  }
  if (text === "10") return 10;
  const bare = bareText(text);
  if (unknownWords.has(bare.toLowerCase())) return null;
  const value = parseNumber(bare, decimalComma);
  if (value === TUTORIAL_UNKNOWN) return null;
  return isScore(value) ? value : undefined;
}

/** The number that a cell holds, or undefined. */
export function parseNumber(text: string, decimalComma: boolean): number | undefined {
  const bare = bareText(text);
  if (bare.length > LONGEST_NUMBER || !NUMBER.test(bare)) return undefined;
  if (!decimalComma && bare.includes(",")) return undefined;
  return Number(bare.replace(",", "."));
}

/** Whether a cell says that its value is unknown. */
export function isUnknown(text: string): boolean {
  return unknownWords.has(bareText(text).toLowerCase());
}

/** Whether a cell holds the value that a much-copied tutorial writes for unknown. */
export function isTutorialUnknown(text: string): boolean {
  return text.includes("99999") && parseNumber(text, true) === TUTORIAL_UNKNOWN;
}

/** What is wrong with a cell that is no score, with a hint where the value tells how it came about. */
export function scoreError(text: string, decimalComma: boolean): string {
  const value = parseNumber(text, decimalComma);
  const isMean = value !== undefined && value > 1 && value < 10 && !Number.isInteger(value);
  const hint = isMean ? "; if it is a mean that was filled in for an unknown score, leave the cell empty" : "";
  return `must be a whole number from 1 to 10, or empty where unknown, got ${show(text)}${hint}`;
}

/** A cell without white space, without the quotes that Weka (`'5'`), Excel (`="5"`) and word processors (`“5”`) leave, and with plain digits. */
export function bareText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NUMBER) return trimmed;
  const first = trimmed.charCodeAt(0);
  const last = trimmed.charCodeAt(trimmed.length - 1);
  // Letters and digits of ASCII at both ends: nothing to take off.
  if (first > 47 && first < 128 && last > 47 && last < 128 && first !== 61) return trimmed;
  const unquoted = /^(?:=?"([^"]*)"|'([^']*)'?)$/.exec(trimmed);
  const content = unquoted ? (unquoted[1] ?? unquoted[2] ?? "") : trimmed;
  return content.normalize("NFKC").replace(INVISIBLE, "").replace(CURLY_QUOTES, "").trim();
}

/** Marks without width that come along when a table is copied: of direction, of joining, and byte-order marks. */
const INVISIBLE = /\p{Cf}/gu;
const CURLY_QUOTES = /^[“”„‟«»‘’‚]+|[“”„‟«»‘’‚]+$/g;
const LONGEST_NUMBER = 60;
const NUMBER = /^[+-]?\d{1,20}(?:[.,]\d{0,40})?(?:e[+-]?\d{1,3})?$/i;
