import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { benign, call, failure, post, send, textOf } from "./api.ts";

const KIBIBYTE = 1024;
const encoder = new TextEncoder();

/** The most that may come back for a body with so many rows. */
const bound = (sent: number, rows: number) => 64 * KIBIBYTE + 4 * sent + KIBIBYTE * rows;

/** Sends a batch and returns how many bytes come back. */
async function lengthOf(type: string, body: Uint8Array, query = ""): Promise<number> {
  const reply = await send(type, body, query);
  const text = await textOf(reply);
  expect(reply.status, text.slice(0, 2000)).toBe(200);
  return encoder.encode(text).length;
}

/** Enough rows that what each of them adds outweighs the 64 KiB. */
const ROWS = 400;

const odd = fc.constantFrom("é", "€", "語", "💉", '"', '""', "~", "/", "\\", "\u0001", " ", "\ud800", "x", "5", "11", "3.5");
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("5", "11", "3.5", "x", "", "?", "a b") },
  { weight: 1, arbitrary: fc.array(odd, { maxLength: 60 }).map((parts) => parts.join("")) },
);
const nameOf = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...featureKeys) },
  { weight: 1, arbitrary: fc.array(odd, { minLength: 1, maxLength: 100 }).map((parts) => parts.join("")) },
);

describe("no answer to a batch is larger than 64 KiB, four times what was sent, and 1 KiB per row", () => {
  test("CSV: any names, cells, number of columns, separator and charset", async () => {
    const names = featureKeys.map((key, f) =>
      fc.oneof(
        fc.constant(key),
        fc.constantFrom("é", "語", " ", ".").map((one) => `${key}${one.repeat(60 + f)}`),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...names),
        fc.integer({ min: 0, max: 247 }),
        fc.constantFrom(",", ";", "\t", "€", "語"),
        fc.array(cell, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (header, further, separator, bad, isLatin) => {
          const isWide =
            separator === "語" || header.some((name) => name.includes("語")) || [...bad.join("")].some((one) => one > "ÿ" && one !== "€");
          const sep = [",", ";", "\t"].includes(separator) ? "" : `sep=${separator}\n`;
          const columns = separator.repeat(further);
          // The table is decided on its first 64 KiB; what comes after those may be anything.
          const good = `${benign.join(separator)}${columns}\n`;
          const head = `${sep}${header.map((name) => name.replaceAll(separator, "é")).join(separator)}${columns}\n${good.repeat(Math.ceil((66 * KIBIBYTE) / good.length))}`;
          const text = `${head}${`${bad.join(separator)}\n`.repeat(ROWS)}`;
          const latin = isLatin && !isWide;
          const bytes = latin ? Uint8Array.from(text, (one) => (one === "€" ? 0x80 : one.charCodeAt(0))) : encoder.encode(text);
          const rows = text.split("\n").length;
          const query = `?${new URLSearchParams({ columns: featureKeys.map((key, f) => `${key}:${f + 1}`).join() })}`;
          const length = await lengthOf(latin ? "text/csv; charset=windows-1252" : "text/csv", bytes, query);
          expect(length).toBeLessThanOrEqual(bound(bytes.length, rows));
        },
      ),
      { numRuns: 60 },
    );
  });

  const value = fc.oneof(fc.constantFrom(5, 11, 0.5, null, true, [], {}, "5"), cell);
  const sample = fc.array(fc.tuple(nameOf, value), { maxLength: 30 }).map((pairs) => Object.fromEntries(pairs));
  const line = fc.oneof(
    sample.map((one) => JSON.stringify(one)),
    fc.constantFrom("{}", "[]", "5", "null"),
  );

  test("JSON", async () => {
    await fc.assert(
      fc.asyncProperty(line, async (one) => {
        const bytes = encoder.encode(`{"samples":[${Array(ROWS).fill(one).join()}]}`);
        expect(await lengthOf("application/json", bytes)).toBeLessThanOrEqual(bound(bytes.length, ROWS));
      }),
      { numRuns: 60 },
    );
  });

  test("NDJSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(line, cell), async (one) => {
        const bytes = encoder.encode(`${one.replaceAll("\n", " ")}\n`.repeat(ROWS));
        expect(await lengthOf("application/x-ndjson", bytes)).toBeLessThanOrEqual(bound(bytes.length, ROWS));
      }),
      { numRuns: 60 },
    );
  });
});

describe("what is refused costs no more than it takes to see that", () => {
  test("65,000 columns and 20,000 rows of one letter", async () => {
    const { detail } = await failure(await send("text/csv", `c${",c".repeat(64_999)}\n${"x\n".repeat(20_000)}`), 400);
    expect(detail.length).toBeLessThan(200);
  });

  test("a header of thousands of misspelt names", async () => {
    const text = `${Array.from({ length: 6_000 }, (_, column) => `mitosez${column}`)}\n5\n`;
    const reply = await send("text/csv", text);
    expect([400, 422]).toContain(reply.status);
    expect((await textOf(reply)).length).toBeLessThan(64 * KIBIBYTE);
  });

  test("a sample with thousands of unknown names", async () => {
    const reply = await post("/api/v1/predict", Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`n${n}`, 5])));
    expect((await textOf(reply)).length).toBeLessThan(8 * KIBIBYTE);
  });

  test("a query of thousands of digits", async () => {
    expect((await call(`/api/v1/predict?mitoses=${"1".repeat(7_000)}&prevalence=${"1".repeat(7_000)}`)).status).toBe(422);
  });
});

test("a row of many columns of which one letter came is not looked at column by column", async () => {
  const columns = ",".repeat(247);
  const good = `${featureKeys}${columns}\n${`${benign}${columns}\n`.repeat(300)}`;
  const lines = (await textOf(await send("text/csv", `${good}${"x\n".repeat(2_000)}`))).trim().split("\n");
  expect(lines).toHaveLength(2_301);
  expect(lines.at(-1)).toBe(`x${",".repeat(255 + 7)}"the row must have 256 columns, got 1"`);
});
