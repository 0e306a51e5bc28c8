import type { Refusal } from "./types.ts";

/** The header of an ARFF or KEEL file: the names of its attributes, and where its rows begin. */
export interface ArffHeader {
  readonly names: readonly string[];
  readonly start: number;
  /** The line on which the rows begin, counted from 1. */
  readonly line: number;
}

/**
 * Reads `@relation`, `@attribute` and `@data` (https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/; KEEL adds
 * `@inputs` and `@outputs`). Undefined where the text does not begin so.
 */
export function readArff(text: string): ArffHeader | Refusal | undefined {
  const names: string[] = [];
  let line = 0;
  let isArff = false;
  for (const { content, next } of linesOf(text)) {
    line++;
    isArff ||= /^\s*@(?:relation|attribute)\b/i.test(content);
    if (!isArff && !/^\s*(?:%|$)/.test(content)) return undefined;
    const [, keyword, rest] = /^\s*@(\w+)\s*(.*)$/.exec(content) ?? [];
    if (keyword?.toLowerCase() === "attribute") names.push(attributeName(rest as string));
    if (keyword?.toLowerCase() !== "data") continue;
    if (/^\s*\{/.test(text.slice(next, next + 100)))
      return {
        code: "sparse",
        status: 415,
        detail: "This is a sparse ARFF file, whose rows are {index value}: save it as plain ARFF or CSV.",
      };
    return { names, start: next, line: line + 1 };
  }
  if (!isArff) return undefined;
  return { code: "not a table", status: 400, detail: "This begins like an ARFF file, but has no @data line in its first 64 KiB." };
}

function attributeName(rest: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(rest);
  return quoted ? (quoted[2] as string) : (/^[^\s{]*/.exec(rest)?.[0] ?? "");
}

function* linesOf(text: string): Generator<{ content: string; next: number }> {
  for (let from = 0; from < text.length; ) {
    const end = /\r\n|\n|\r/g;
    end.lastIndex = from;
    const found = end.exec(text);
    const next = found ? found.index + found[0].length : text.length;
    yield { content: text.slice(from, found?.index ?? text.length), next };
    from = next;
  }
}
