/** The encodings in which a table may come. */
export type Charset = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What HTTP and the command line may call an encoding. `utf-16` goes by its byte-order mark; without one it is little-endian. */
export const charsetLabels: readonly string[] = ["utf-8", "utf-16", "windows-1252", "iso-8859-1"];

/** The encoding of a label such as `ISO-8859-1`, or undefined where it is none of those that are read. */
export function charsetOf(label: string): Charset | undefined {
  return labels.get(label.trim().toLowerCase());
}

/** The encoding that a byte-order mark at the start of a file tells, and the length of the mark. It counts for more than what is said elsewhere. */
export function byteOrderMark(head: Uint8Array): { readonly charset: Charset; readonly length: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { charset: "utf-8", length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { charset: "utf-16le", length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { charset: "utf-16be", length: 2 };
  return undefined;
}

// A browser takes iso-8859-1 for windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels), and ASCII is within UTF-8.
const labels = new Map<string, Charset>([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["us-ascii", "utf-8"],
  ["ascii", "utf-8"],
  ["utf-16", "utf-16le"],
  ["utf-16le", "utf-16le"],
  ["utf-16be", "utf-16be"],
  ["windows-1252", "windows-1252"],
  ["cp1252", "windows-1252"],
  ["iso-8859-1", "windows-1252"],
  ["iso8859-1", "windows-1252"],
  ["latin1", "windows-1252"],
]);
