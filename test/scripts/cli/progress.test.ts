import { Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress, duration } from "../../../scripts/cli/progress.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** What a progress writes to a stream that is, or is no, terminal. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const writable = new Writable({
    decodeStrings: false,
    write(text, _, done) {
      written.push(stripVTControlCharacters(text));
      done();
    },
  });
  return { written, stream: Object.assign(writable, { isTTY }) as never };
}

test("elsewhere than on a terminal: a line once the time can be told, and at each quarter", () => {
  const { written, stream: file } = stream(false);
  const progress = createProgress("evaluating", 1000, file);
  for (let done = 1; done <= 1000; done++) {
    vi.advanceTimersByTime(1000);
    progress.update(done);
  }
  progress.finish();
  expect(written.map((line) => line.replace(/━+/g, "-").trim())).toEqual([
    "evaluating -   0%  6.0 s, about 17 min left",
    "evaluating -  25%  250.0 s, about 13 min left",
    "evaluating -  50%  500.0 s, about 8 min left",
    "evaluating -  75%  750.0 s, about 4 min left",
    "evaluating - 100%  1000.0 s",
  ]);
});

test("on a terminal one line is redrawn, without an estimate in the first seconds", () => {
  const { written, stream: terminal } = stream(true);
  const progress = createProgress("training", 10, terminal);
  vi.advanceTimersByTime(100);
  progress.update(1, "loss 0.5");
  progress.update(2, "too soon to be drawn");
  progress.finish();
  expect(written).toHaveLength(2);
  expect(written[0]).toMatch(/^\rtraining .* 10% {2}0\.1 s {2}loss 0\.5$/);
  expect(written[1]).toMatch(/100% {2}0\.1 s {2}\n$/);
});

test("a time is said as one would say it", () => {
  expect([400, 40_000, 12 * 60_000, 3.5 * 3_600_000].map(duration)).toEqual(["1 s", "40 s", "12 min", "3.5 h"]);
});
