import { type FeatureKey, features } from "../features.ts";
import { plainName } from "./lookup.ts";
import { TUTORIAL_UNKNOWN } from "./names.ts";
import type { Notice } from "./types.ts";
import { enumerate, show } from "./wording.ts";

/** Which column was taken for which feature, by the caller's choice or by another name than the feature's own. */
export function namesNotice(names: readonly string[], columns: readonly number[], isChosen: (key: FeatureKey) => boolean): Notice[] {
  const read = features.flatMap(({ key, label }, f) => {
    const name = names[columns[f] as number];
    const plain = plainName(name ?? "");
    return name === undefined || plain === plainName(key) || plain === plainName(label) ? [] : [{ key, text: `${show(name)} as ${key}` }];
  });
  const sentence = (how: string, list: typeof read): Notice[] =>
    list.length === 0 ? [] : [{ code: "names", text: `Columns are read ${how}: ${list.map(({ text }) => text).join(", ")}.` }];
  return [
    ...sentence(
      "as chosen",
      read.filter(({ key }) => isChosen(key)),
    ),
    ...sentence(
      "by their published names",
      read.filter(({ key }) => !isChosen(key)),
    ),
  ];
}

/** The features that are unknown in every row. */
export function missingNotice(missing: readonly FeatureKey[]): Notice[] {
  if (missing.length === 0) return [];
  return [
    { code: "missing features", text: `${enumerate(missing)} ${missing.length === 1 ? "is" : "are"} in no column: unknown in every row.` },
  ];
}

/** Says that the tutorial's value was read as unknown, and, at the end, how often. */
export function tutorialNotice(count?: number): Notice {
  const often = count === undefined ? "" : ` in ${count} ${count === 1 ? "cell" : "cells"}`;
  return { code: "tutorial unknown", text: `${TUTORIAL_UNKNOWN} is read as unknown${often}.` };
}

/** Says that the header was repeated, and, at the end, how often. */
export function repeatedHeaderNotice(count?: number): Notice {
  const often = count === undefined ? "" : ` ${count} ${count === 1 ? "time" : "times"}`;
  return { code: "repeated header", text: `The header is repeated${often} among the rows; the repetitions are skipped.` };
}

/** Says that bytes were read as windows-1252; at the end, how many. */
export function fallbackNotice(strays?: number): Notice {
  const text =
    strays === undefined
      ? "The file is not UTF-8; it is read as windows-1252."
      : `${strays} ${strays === 1 ? "byte is" : "bytes are"} not UTF-8 and read as windows-1252.`;
  return { code: "encoding", text };
}

/** The notices of the first part of a file, with those that the end gives in place of theirs. */
export function withFinal(early: readonly Notice[], final: readonly Notice[]): Notice[] {
  const codes = new Set(final.map(({ code }) => code));
  return [...early.filter(({ code }) => !codes.has(code)), ...final];
}
