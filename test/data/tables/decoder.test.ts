import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteOrderMark, type Charset, charsetOf } from "../../../data/tables/charset.ts";
import { createDecoder, isUndecodable } from "../../../data/tables/decoder.ts";

/** Decodes bytes in pieces of one length. */
function decode(bytes: Uint8Array, charset: Charset, length: number, fallback = false) {
  const decoder = createDecoder(charset, fallback);
  let text = "";
  for (let from = 0; from < bytes.length; from += length) text += decoder.decode(bytes.subarray(from, from + length));
  return { text: text + decoder.end(), strays: decoder.strays };
}

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
);
const length = fc.integer({ min: 1, max: 9 });

describe("UTF-8", () => {
  test("text that is some is decoded as TextDecoder does, however it is cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), length, (text, cut) => {
        expect(decode(new TextEncoder().encode(text), "utf-8", cut)).toEqual({
          text: text.replace(/\p{Surrogate}/gu, "\ufffd"),
          strays: 0,
        });
      }),
    );
  });

  test("bytes that are none are marked one by one, and nothing else is lost or added", () => {
    fc.assert(
      fc.property(anyBytes, length, (bytes, cut) => {
        const { text, strays } = decode(bytes, "utf-8", cut);
        const marks = text.match(/\p{Surrogate}/gu) ?? [];
        expect(marks.length).toBe(strays);
        expect(isUndecodable(text)).toBe(strays > 0);
        const back = [...text].flatMap((one) => (isUndecodable(one) ? [one.charCodeAt(0) - 0xdc00] : [...new TextEncoder().encode(one)]));
        expect(back).toEqual([...bytes]);
      }),
      { numRuns: 500 },
    );
  });

  test("with the fallback, they are read as windows-1252", () => {
    const bytes = Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0xc3, 0xa9, 0x80, 0xe2, 0x82]);
    expect(decode(bytes, "utf-8", 3, true)).toEqual({ text: "café é€â‚", strays: 4 });
  });
});

test("windows-1252 is decoded as TextDecoder does", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(decode(bytes, "windows-1252", 7).text).toBe(new TextDecoder("windows-1252").decode(bytes));
});

test("UTF-16 of either order is decoded, and half a character is marked", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), length, (text, cut) => {
      const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
      const littleEndian = new Uint8Array(units.buffer);
      const bigEndian = littleEndian.map((_, i) => littleEndian[i ^ 1] as number);
      expect(decode(littleEndian, "utf-16le", cut).text).toBe(text);
      expect(decode(bigEndian, "utf-16be", cut).text).toBe(text);
      expect(isUndecodable(decode(Uint8Array.from([...littleEndian, 65]), "utf-16le", cut).text)).toBe(true);
    }),
  );
});

test("labels and byte-order marks", () => {
  const labels = ["UTF-8", "utf8", " utf-16 ", "UTF-16BE", "iso-8859-1", "Windows-1252", "us-ascii", "koi8-r", "utf-7", ""];
  expect(labels.map(charsetOf)).toEqual([
    "utf-8",
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "windows-1252",
    "utf-8",
    undefined,
    undefined,
    undefined,
  ]);
  expect(byteOrderMark(Uint8Array.from([0xef, 0xbb, 0xbf]))).toEqual({ charset: "utf-8", length: 3 });
  expect(byteOrderMark(Uint8Array.from([0xfe, 0xff, 0]))).toEqual({ charset: "utf-16be", length: 2 });
  expect(byteOrderMark(Uint8Array.from([0xff]))).toBeUndefined();
});
