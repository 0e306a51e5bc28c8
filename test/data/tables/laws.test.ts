import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../../data/features.ts";
import { publishedNames } from "../../../data/tables/names.ts";
import { eventsOf, eventsOfText, outcome, plain, read } from "./reading.ts";

const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const score = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 10 }).map(String) },
  fc.constantFrom("?", "NA", "", "nan", "7.0", " 3 ", "-99999"),
);
const known = fc.integer({ min: 1, max: 10 }).map(String);
/** Nine cells of which the first is known, so that the row is good. */
const scores = fc.tuple(known, fc.array(score, { minLength: 8, maxLength: 8 })).map(([first, rest]) => [first, ...rest]);
const note = fc.oneof(
  fc.constantFrom("", "a b", "x;y", "1,5", 'say "so"', "two\nlines", "two\r\nlines", "tab\there", "é€", "=1+1"),
  fc.string({ maxLength: 12 }),
);

interface Form {
  readonly names: readonly string[];
  readonly rows: readonly { readonly scores: readonly string[]; readonly note: string; readonly diagnosis: string }[];
}

const form: fc.Arbitrary<Form> = fc.record({
  names: fc.constantFrom(...publishedNames).map(({ names }) => names),
  rows: fc.array(fc.record({ scores, note, diagnosis: fc.constantFrom("benign", "malignant", "M", "Benign") }), {
    minLength: 2,
    maxLength: 12,
  }),
});

/** A table as CSV. A cell is quoted where it must be, or always. */
function csv({ names, rows }: Form, separator = ",", newline = "\n", always = false): string {
  const quote = (cell: string) => (always || /["\r\n;,\t\s]/.test(cell) || cell === "" ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [["id", ...names, "note", "diagnosis"], ...rows.map((row, i) => [`${1000 + i}`, ...row.scores, row.note, row.diagnosis])];
  return lines.map((cells) => cells.map(quote).join(separator)).join(newline) + newline;
}

const essence = (text: string) => {
  const { scores, diagnoses, rows, refusal } = read(text);
  return { scores, diagnoses, notes: rows.map(({ cells }) => cells[10]), ids: rows.map(({ id }) => id), refusal };
};

describe("however a file is cut, the events are the same", () => {
  const expectSame = (bytes: Uint8Array, lengths: readonly number[], options = {}) =>
    expect(plain(eventsOf(bytes, options, lengths))).toEqual(plain(eventsOf(bytes, options, [bytes.length || 1])));

  test("tables in all separators, line ends and quotes", () => {
    fc.assert(
      fc.property(
        form,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.boolean(),
        cuts,
        (table, separator, newline, always, lengths) => {
          expectSame(new TextEncoder().encode(csv(table, separator, newline, always)), lengths);
        },
      ),
    );
  });

  test("anything in the midst of a table", () => {
    const bit = fc.constantFrom(
      '"',
      '""',
      ",",
      "\n",
      "\r",
      "\r\n",
      " ",
      "5",
      "é",
      "💉",
      "\ud800",
      "\u0000",
      '\n"',
      '",',
      "sep=;",
      "x".repeat(30),
    );
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 40 }), fc.nat(200), cuts, (bits, at, lengths) => {
        const base = csv({ names: featureKeys, rows: Array(4).fill({ scores: Array(9).fill("5"), note: "n", diagnosis: "M" }) });
        expectSame(new TextEncoder().encode(base.slice(0, at) + bits.join("") + base.slice(at)), lengths);
      }),
      { numRuns: 300 },
    );
  });

  test("bytes of no encoding, with and without the fallback", () => {
    const head = new TextEncoder().encode(`${featureKeys.join()},note\n5,1,1,1,2,1,3,1,1,a\n`);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constant(new TextEncoder().encode("\n5,1,1,1,2,1,3,1,1,é"))), {
          maxLength: 30,
        }),
        cuts,
        fc.boolean(),
        (parts, lengths, fallback) => {
          expectSame(Uint8Array.from([...head, ...parts.flatMap((part) => [...part])]), lengths, { fallback });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("files of more than 64 KiB, whose first part alone decides", () => {
    const row = fc.constantFrom(
      "5,1,1,1,2,1,3,1,1,2",
      "8,10,10,8,7,10,9,7,1,4",
      "1,1,1,1,2,10,3,x,1,2",
      '3,1,1,1,2,2,3,1,1,"2"',
      "5,1,1,1,2,1,3,1,1,é",
      '5,"1',
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 20, maxLength: 60 }), fc.integer({ min: 1, max: 70_000 }), (rows, length) => {
        const text = `clump,${featureKeys.slice(1).join()},class\n${`${rows.join("\n")}\n`.repeat(Math.ceil(100_000 / (20 * rows.length)))}`;
        expectSame(new TextEncoder().encode(text), [length, 65_536 - length > 0 ? 65_536 - length : 1]);
      }),
      { numRuns: 10 },
    );
  });
});

describe("a file whose length is about that of the part that decides", () => {
  test.each([65_535, 65_536, 65_537, 65_560])("%i bytes", (size) => {
    const header = `${featureKeys.join()},note\n`;
    const row = "5,1,1,1,2,1,3,1,1,abc\n";
    const count = Math.floor((size - header.length) / row.length) - 1;
    const tail = "8,10,10,8,7,10,9,7,1,";
    const text = header + row.repeat(count) + tail.padEnd(size - header.length - count * row.length, "x");
    const bytes = new TextEncoder().encode(text);
    expect(bytes.length).toBe(size);
    const whole = plain(eventsOf(bytes));
    expect(whole.length).toBe(count + 3);
    for (const cuts of [[1], [65_536], [65_535, 1], [65_537], [size]]) expect(plain(eventsOf(bytes, {}, cuts))).toEqual(whole);
  });
});

describe("the form does not matter", () => {
  test("separator, line end and quotes", () => {
    fc.assert(
      fc.property(
        form,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.boolean(),
        (table, separator, newline, always) => {
          // A line end within a cell is part of its text and stays as it is.
          expect(essence(csv(table, separator, newline, always))).toEqual(essence(csv(table)));
        },
      ),
    );
  });

  test("the encoding", () => {
    fc.assert(
      fc.property(form, (table) => {
        const text = csv({
          ...table,
          rows: table.rows.map((row) => ({ ...row, note: row.note.replace(/[^\u0020-\u007e\u00a0-\u00ff€]/g, "") })),
        });
        const expected = plain(eventsOfText(text));
        const utf16 = Uint16Array.from([0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))]);
        const littleEndian = new Uint8Array(utf16.buffer);
        const bigEndian = littleEndian.map((_, i) => littleEndian[i ^ 1] as number);
        expect(plain(eventsOfText(`\uFEFF${text}`))).toEqual(expected);
        expect(plain(eventsOf(littleEndian))).toEqual(expected);
        expect(plain(eventsOf(bigEndian, { charset: "utf-16le" }))).toEqual(expected);
        if ([...text].some((character) => character > "ÿ" && character !== "€")) return;
        const latin = Uint8Array.from(text, (character) => (character === "€" ? 0x80 : character.charCodeAt(0)));
        expect(plain(eventsOf(latin, { charset: "windows-1252" }))).toEqual(expected);
      }),
    );
  });

  test("the order of the columns, and further columns between them", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...featureKeys.keys(), 9, 10], { minLength: 11 }),
        fc.array(scores, { minLength: 1, maxLength: 5 }),
        (order, rows) => {
          const names = [...featureKeys, "class", "remark"];
          const all = rows.map((row) => [...row, "malignant", "see file"]);
          const text = [names, ...all].map((cells) => order.map((column) => cells[column]).join()).join("\n");
          expect(read(text).scores).toEqual(read([names, ...all].map((cells) => cells.join()).join("\n")).scores);
          expect(read(text).diagnoses).toEqual(rows.map(() => "m"));
        },
      ),
    );
  });

  test("every source's names are read, alone and beside a case number and a class", () => {
    for (const { source, names } of publishedNames) {
      const { table, refusal, scores } = read(`ID,${names.join()},Class\n1000025,5,1,1,1,2,1,3,1,1,2\n1002945,5,4,4,5,7,10,3,2,1,4\n`);
      expect({ source, refusal, missing: table?.missing, scores }).toEqual({
        source,
        missing: [],
        scores: ["5 1 1 1 2 1 3 1 1", "5 4 4 5 7 10 3 2 1"],
      });
    }
  });
});

test("a bad row never changes its neighbours", () => {
  const good = [
    "1,5,1,1,1,2,1,3,1,1,benign,n",
    '2,5,4,4,5,7,10,3,2,1,"benign","n ""q"""',
    '3,3,1,1,1,2,2,3,1,1,malignant,"two\nlines"',
    "4,1,1,1,1,2,10,3,1,1,benign,",
  ];
  const bad = fc.constantFrom(
    ...[
      '9,"1,1,1,1,2,1,3,1,1,benign,n',
      '"',
      '9,5,1,1,1,2,1,3,1,1,"benign,n',
      '9,5,1,1,1,2,1,3,1,1,benign,"n',
      "1,2,3",
      "x",
      ",".repeat(300),
    ],
    ...[
      "9,11,1,1,1,2,1,3,1,1,benign,n",
      "9,3.54,1,1,1,2,1,3,1,1,benign,n",
      "9,?,?,?,?,?,?,?,?,?,benign,n",
      "a".repeat(70_000),
      `"${"a".repeat(70_000)}`,
    ],
    ...["9\u0000,x,1,1,1,2,1,3,1,1,benign,n", '""",', 'x",","', '9,"5"5,1,1,1,2,1,3,1,1,benign,"n'],
  );
  const header = `id,${featureKeys.join()},diagnosis,note`;
  const essenceOf = (text: string) =>
    read(text).rows.flatMap(({ id, values, raw, diagnosis }) =>
      values && /^[1-4]$/.test(id ?? "") ? [{ id, values, raw, diagnosis }] : [],
    );
  // Two rows whose quotes are wrong may make a good one together, with what lies between: `9,…,"n` and, further down, `"`.
  const inserts = fc.oneof(
    fc.tuple(fc.tuple(fc.nat(11), bad)),
    fc.array(
      fc.tuple(
        fc.nat(11),
        bad.filter((row) => !row.includes('"')),
      ),
      { maxLength: 4 },
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...good), { minLength: 12, maxLength: 20 }), inserts, (rows, inserted) => {
      const all = [...rows];
      for (const [at, row] of inserted) all.splice(at + 1, 0, row);
      expect(essenceOf([header, ...all].join("\n"))).toEqual(essenceOf([header, ...rows].join("\n")));
    }),
    { numRuns: 300 },
  );
});

test("a header that fits the commonest rows stands, even where most of the first rows are bad", () => {
  const { rows } = read([`${featureKeys.join()},diagnosis`, "5,1,1,1,2,1,3,1,1,benign", "1,2,3", "x"].join("\n"));
  expect(rows.map(({ values }) => values !== undefined)).toEqual([true, false, false]);
});

test("the events tell one story: a refusal alone, or a table, rows in the order of their lines, and an end that counts them", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 200 }),
        form.map((table) => csv(table)),
      ),
      (text) => {
        const events = eventsOfText(text);
        const kinds = events.map(({ kind }) => kind).join(" ");
        expect(kinds).toMatch(/^(refusal|table( row)* end)$/);
        const { rows } = outcome(events);
        const lines = rows.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        const end = events.find((event) => event.kind === "end");
        if (end) expect([end.rows, end.failed]).toEqual([rows.length, rows.filter(({ values }) => !values).length]);
        for (const { values, errors } of rows) expect(values === undefined).toBe(errors.length > 0);
      },
    ),
    { numRuns: 500 },
  );
});
