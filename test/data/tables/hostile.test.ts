import { describe, expect, test } from "vitest";
import { featureKeys } from "../../../data/features.ts";
import { LONGEST_ROW } from "../../../data/tables/splitter.ts";
import { eventsOf, eventsOfText, plain, read } from "./reading.ts";

const keys = featureKeys.join();
const good = "5,1,1,1,2,1,3,1,1";

describe("what is no table is named", () => {
  const bytes = (...values: readonly number[]) => Uint8Array.from([...values, ...Array(50).fill(7)]);
  const text = (value: string) => new TextEncoder().encode(value);

  test.each([
    ["an empty file", text(""), "empty", /empty/],
    ["a byte-order mark alone", text("\uFEFF"), "empty", /empty/],
    ["blank lines", text(" \r\n\t\n\n"), "empty", /empty/],
    ["a workbook", bytes(0x50, 0x4b, 3, 4), "workbook", /Excel workbook .* as CSV/],
    ["an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0), "document", /\.xls.* as CSV/],
    ["a PNG", bytes(0x89, 0x50, 0x4e, 0x47), "picture", /PNG/],
    ["a JPEG", bytes(0xff, 0xd8, 0xff, 0xe0), "picture", /JPEG/],
    ["a PDF", text("%PDF-1.7\n"), "document", /PDF/],
    ["gzip", bytes(0x1f, 0x8b), "compressed", /gzip/],
    ["Parquet", text("PAR1xxxx"), "binary", /Parquet/],
    ["HTML", text("\n<!DOCTYPE html><html>"), "markup", /HTML/],
    ["XML", text('<?xml version="1.0"?>'), "markup", /XML/],
    ["JSON", text('{"samples":[{"mitoses":1}]}'), "json", /JSON/],
    ["a list in JSON", text("[[5,1,1],[1,2,3]]"), "json", /JSON/],
    ["libsvm", text("+1 1:5 2:1 3:1\n-1 1:8 2:10\n"), "libsvm", /libsvm/],
    ["UTF-16 without its mark", text([...`${keys}\n${good}\n`].map((one) => `${one}\0`).join("")), "binary", /UTF-16/],
    ["UTF-32", text([...`${keys}\n${good}\n`].map((one) => `${one}\0\0\0`).join("")), "binary", /NUL bytes throughout/],
    ["HDF5", bytes(0x89, 0x48, 0x44, 0x46), "binary", /HDF5/],
    ["Feather", text("ARROW1\0\0"), "binary", /Feather/],
    ["SAS transport", text("HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000"), "binary", /SAS/],
    ["NUL bytes", text(`${keys}\n${good}\0\0\0\n`), "binary", /NUL/],
    ["control characters", text(`a,b\n${"\u0001\u0002\u0003,".repeat(20)}\n`), "binary", /not text/],
    ["noise", Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 255 || 1), "binary", /not text/],
    ["prose", text("Dear colleague,\nplease find the scores attached.\nYours\n"), "header", /No column is named like a feature/],
    ["one column of numbers", text("5\n1\n3\n"), "not a table", /add a header/],
    ["names of nothing we know", text("height,weight\n180,80\n165,55\n"), "header", /No column is named like a feature/],
  ])("%s", (_, file, code, detail) => {
    const [event, ...more] = eventsOf(file);
    expect(more).toEqual([]);
    if (event?.kind !== "refusal") throw new Error(`expected a refusal, got ${event?.kind}`);
    expect(event.refusal.code).toBe(code);
    expect(event.refusal.detail).toMatch(detail);
    expect(event.refusal.detail).toMatch(/^[A-Z].*[.?]$/);
  });

  test("the first row does not end within 64 KiB", () => {
    expect(read("5,".repeat(40_000)).refusal?.code).toBe("not a table");
  });

  test("nothing more comes after a refusal", () => {
    const events = eventsOfText(`<html>${"x".repeat(200_000)}`, {}, [1000]);
    expect(events.map(({ kind }) => kind)).toEqual(["refusal"]);
  });
});

describe("limits", () => {
  test("256 columns are read, 257 refused", () => {
    const wide = (count: number) => `${keys}${",x".repeat(count - 9)}\n${good}${",1.5".repeat(count - 9)}\n`;
    expect(read(wide(256)).scores).toEqual([good.replaceAll(",", " ")]);
    expect(read(wide(257)).refusal).toEqual({ code: "too wide", status: 422, detail: "The table has 257 columns; at most 256 are read." });
  });

  test("a row of 65,536 characters is read, a longer one is an error in its place", () => {
    const row = (length: number) => `${good},${"x".repeat(length - good.length - 1)}`;
    const { rows } = read(`${keys},note\n${good},\n${row(LONGEST_ROW)}\n${row(LONGEST_ROW + 1)}\n${row(200_000)}\n${good},\n`);
    expect(rows.map(({ line, values, errors }) => [line, values !== undefined, errors[0]?.detail])).toEqual([
      [2, true, undefined],
      [3, true, undefined],
      [4, false, "the row is longer than 65536 characters"],
      [5, false, "the row is longer than 65536 characters"],
      [6, true, undefined],
    ]);
  });

  test("five errors of a row are told, the others counted, and each is short and on one line", () => {
    const { rows } = read(
      `${keys}\n${good}\n${Array(9)
        .fill(`"x\u0007${"long ".repeat(700)}"`)
        .join()}\n`,
    );
    const [, row] = rows;
    expect(row?.errors.length).toBe(5);
    expect(row?.moreErrors).toBe(4);
    for (const { detail } of row?.errors ?? []) {
      expect(detail.length).toBeLessThan(160);
      expect(detail).toMatch(/^[ -~…]*$/);
    }
  });

  test("however long names and values are, sentences stay short", () => {
    const names = Array.from({ length: 200 }, (_, i) => `${"name".repeat(60)}${i}`);
    const { refusal } = read(`${names.join()}\n${Array(200).fill("5").join()}\n`);
    expect(refusal?.code).toBe("question");
    expect(refusal?.detail.length).toBeLessThan(2000);
    const many = Array.from({ length: 500 }, (_, i) => `${good},value ${i} ${"y".repeat(50)}`);
    expect(read(`${keys},class\n${many.join("\n")}\n`).notices.join("").length).toBeLessThan(400);
  });

  test("names from the inside of JavaScript are names like any other", () => {
    const { rows, refusal } = read(`${keys},__proto__,constructor,toString\n${good},a,b,c\n`);
    expect(refusal).toBeUndefined();
    expect(rows[0]?.cells.slice(9)).toEqual(["a", "b", "c"]);
  });
});

describe("quotes that are never closed", () => {
  test("cost their own rows, however many they are", () => {
    const { rows, refusal } = read(`id,${keys}\n${`1,"${good}\n`.repeat(3)}1,${good}\n`);
    expect(refusal).toBeUndefined();
    expect(rows.map(({ errors }) => errors.map(({ detail }) => detail))).toEqual([...Array(3).fill(["the quotes are not closed"]), []]);
  });

  test("cost their own row, not those after it", () => {
    const { rows } = read(`${keys},note\n${good},a\n${good},"b\n${good},c\n${good},"d"\n`);
    expect(rows.map(({ line, errors }) => [line, errors[0]?.detail])).toEqual([
      [2, undefined],
      [3, "the quotes are not closed"],
      [4, undefined],
      [5, undefined],
    ]);
  });

  test("quoted cells may have line ends within them; lines are counted on", () => {
    const { rows } = read(`${keys},note\r\n${good},"a\r\nb\nc"\r\n${good},d\r\n`);
    expect(rows.map(({ line, cells }) => [line, cells[9]])).toEqual([
      [2, "a\r\nb\nc"],
      [5, "d"],
    ]);
  });
});

test("a megabyte that was cut into 16 bytes gives what it gives whole", () => {
  const text = `${keys},note\n${`${good},plain\n${good},"two\nlines"\n5,x,1,1,2,1,3,1,1,\n`.repeat(16_000)}`;
  const bytes = new TextEncoder().encode(text);
  expect(bytes.length).toBeGreaterThan(1 << 20);
  expect(JSON.stringify(plain(eventsOf(bytes, {}, [16]))) === JSON.stringify(plain(eventsOf(bytes)))).toBe(true);
});
