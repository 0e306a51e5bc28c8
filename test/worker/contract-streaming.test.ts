import { describe, expect, test } from "vitest";
import { call, failure, send, textOf } from "./api.ts";

const MEBIBYTE = 1 << 20;
const encoder = new TextEncoder();

/** A body whose pieces are made when they are read. */
function bodyOf(pieces: Iterable<string>): { stream: ReadableStream<Uint8Array>; taken: () => number } {
  const iterator = pieces[Symbol.iterator]();
  let taken = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next();
        if (done) return controller.close();
        taken++;
        controller.enqueue(encoder.encode(value));
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, taken: () => taken };
}

function* repeat(count: number, piece: string, first = ""): Generator<string> {
  if (first !== "") yield first;
  for (let i = 0; i < count; i++) yield piece;
}

describe.each([
  ["text/csv", "mitoses\n", "5\n", "prediction"],
  ["application/x-ndjson", "", '{"mitoses":5}\n', '{"prediction"'],
])("%s", (type, head, row, start) => {
  test("the first predictions leave once 64 KiB have come, not when the last rows arrive, and no more is read than the caller takes", async () => {
    const { stream, taken } = bodyOf(repeat(200, row.repeat(4000), head));
    const reply = await send(type, stream);
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
    const first = await reader.read();
    expect(new TextDecoder().decode(first.value)).toContain(start);
    expect(taken()).toBeLessThan(20);
    await reader.cancel();
  });

  test("rows may be cut anywhere", async () => {
    const whole = head + row.repeat(50);
    const expected = await textOf(await send(type, whole));
    for (const size of [1, 2, 3, 7]) {
      const pieces = whole.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) as string[];
      expect(await textOf(await send(type, bodyOf(pieces).stream))).toBe(expected);
    }
  });

  test("a Content-Length above 64 MiB is refused at once", async () => {
    const headers = { "Content-Type": type, "Content-Length": `${64 * MEBIBYTE + 1}` };
    await failure(await call("/api/v1/predict/batch", { method: "POST", body: head + row, headers }), 413);
  });

  test("a longer body without a Content-Length ends with a row that says so", { tags: "slow" }, async () => {
    const blank = `${" ".repeat(1023)}\n`.repeat(1024);
    const { stream, taken } = bodyOf(repeat(100, blank, head + row));
    const lines = (await textOf(await send(type, stream))).trim().split("\n");
    expect(lines.at(-1)).toContain("the body is larger than 64 MiB");
    expect(lines).toHaveLength(head === "" ? 2 : 3);
    expect(taken()).toBeLessThan(90);
  });
});
