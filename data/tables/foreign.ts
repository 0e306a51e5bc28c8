import type { Refusal } from "./types.ts";

const SAVE = "save the table as CSV (in Excel: File, Save As, CSV UTF-8)";

/** What the first bytes of a file that is no text show it to be, or undefined. */
export function foreignBytes(head: Uint8Array): Refusal | undefined {
  const sign = signs.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  return sign && { code: sign.code, status: 415, detail: `This is ${sign.what}, not CSV: ${sign.advice ?? SAVE}.` };
}

/** What a text that is no table shows itself to be, or undefined. */
export function foreignText(head: string): Refusal | undefined {
  const nuls = head.split("\0").length - 1;
  if (nuls > head.length / 100) return nulRidden(hasEveryOtherNul(head, nuls));
  const text = head.trimStart();
  if (text === "") return undefined;
  if (text.startsWith("{\\rtf"))
    return { code: "document", status: 415, detail: `This looks like a Rich Text document, not CSV: ${SAVE}.` };
  if (/^<(?:[a-z?]|!doctype|!--)/i.test(text) && !/^<(?:na|null)>/i.test(text))
    return { code: "markup", status: 415, detail: `This looks like HTML or XML, not CSV: download the file itself, or ${SAVE}.` };
  if (/^(?:\[\s*[[{\]"\d-]|\{\s*["}])/.test(text))
    return {
      code: "json",
      status: 415,
      detail: "This looks like JSON, not CSV: save it as CSV, or send it as application/json or application/x-ndjson.",
    };
  if (isLibsvm(text))
    return {
      code: "libsvm",
      status: 415,
      detail: "This looks like a libsvm (SVMlight) file, whose cells are index:value: save it as CSV with one column per feature.",
    };
  if (isBinary(text)) return { code: "binary", status: 415, detail: `This is not text: ${SAVE}.` };
  return undefined;
}

const signs: readonly {
  readonly bytes: readonly number[];
  readonly code: Refusal["code"];
  readonly what: string;
  readonly advice?: string;
}[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], code: "workbook", what: "an Excel workbook (.xlsx) or another ZIP file" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], code: "compressed", what: "an empty ZIP file" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], code: "document", what: "an old Excel workbook (.xls) or another Office document" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], code: "picture", what: "a PNG picture" },
  { bytes: [0xff, 0xd8, 0xff], code: "picture", what: "a JPEG picture" },
  { bytes: [0x47, 0x49, 0x46, 0x38], code: "picture", what: "a GIF picture" },
  { bytes: [0x25, 0x50, 0x44, 0x46], code: "document", what: "a PDF document" },
  {
    bytes: [0x1f, 0x8b],
    code: "compressed",
    what: "a gzip file, as R's .rds and .RData are",
    advice: "unpack it, or write the table with write.csv",
  },
  { bytes: [0x42, 0x5a, 0x68], code: "compressed", what: "a bzip2 file", advice: "unpack it first" },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], code: "compressed", what: "an xz file", advice: "unpack it first" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], code: "compressed", what: "a Zstandard file", advice: "unpack it first" },
  { bytes: [0x50, 0x41, 0x52, 0x31], code: "binary", what: "a Parquet file", advice: "write it as CSV (in pandas: to_csv)" },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], code: "binary", what: "an SQLite database", advice: "export the table as CSV" },
  { bytes: [0x89, 0x48, 0x44, 0x46], code: "binary", what: "an HDF5 file", advice: "write the table as CSV (in pandas: to_csv)" },
  { bytes: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], code: "binary", what: "a Feather file", advice: "write it as CSV (in pandas: to_csv)" },
  {
    bytes: [..."HEADER RECORD*******LIB"].map((character) => character.charCodeAt(0)),
    code: "binary",
    what: "a SAS transport file (.xpt)",
    advice: "export it as CSV (in SAS: PROC EXPORT)",
  },
  { bytes: [0x24, 0x46, 0x4c, 0x32], code: "binary", what: "an SPSS file (.sav)", advice: "export it as CSV" },
  {
    bytes: [0x3c, 0x73, 0x74, 0x61, 0x74, 0x61, 0x5f, 0x64, 0x74, 0x61],
    code: "binary",
    what: "a Stata file (.dta)",
    advice: "export it as CSV",
  },
  { bytes: [0x4d, 0x41, 0x54, 0x4c, 0x41, 0x42], code: "binary", what: "a MATLAB file (.mat)", advice: "write it with writetable" },
  {
    bytes: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59],
    code: "binary",
    what: "a NumPy file (.npy)",
    advice: "write it with numpy.savetxt and delimiter=','",
  },
];

/** Whether NULs and other characters take turns, but for a few characters outside ASCII. */
function hasEveryOtherNul(text: string, nuls: number): boolean {
  let atEven = 0;
  for (let i = 0; i < text.length; i += 2) if (text[i] === "\0") atEven++;
  return nuls > text.length / 4 && nuls < 0.6 * text.length && Math.min(atEven, nuls - atEven) < nuls / 20;
}

/** UTF-16 that is read as something else has a NUL at every second place. */
function nulRidden(looksWide: boolean): Refusal {
  const detail = looksWide
    ? "Every other byte is NUL, so this looks like UTF-16 without a byte-order mark: save it as CSV in UTF-8, or state the charset utf-16."
    : `There are NUL bytes throughout, so this is not CSV, or it is damaged: ${SAVE}.`;
  return { code: "binary", status: 415, detail };
}

/** A label, then nothing but index:value. */
function isLibsvm(text: string): boolean {
  const line = text.slice(0, 4096).split(/\r|\n/, 1)[0] as string;
  const [label, ...pairs] = line.trim().split(/\s+/);
  return pairs.length > 0 && /^[+-]?[\d.]+$/.test(label as string) && pairs.every((pair) => /^\d+:[-+.\de]+$/i.test(pair));
}

/** More than one character in fifty is a control or was no character at all. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 65_536);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  const odd = head.match(/[\u0001-\u0008\u000e-\u0019\u001b-\u001f\u007f]/g)?.length ?? 0;
  const strays = head.match(/\p{Surrogate}/gu)?.length ?? 0;
  return odd > head.length / 50 || strays > head.length / 5;
}
