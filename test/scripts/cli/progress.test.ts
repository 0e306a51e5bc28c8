import { Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress, duration } from "../../../scripts/cli/progress.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

/** What a progress writes to a stream that is a terminal or not. */
function stream(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  const writable = new Writable({
    decodeStrings: false,
    write(text, _, done) {
      written.push(stripVTControlCharacters(text));
      done();
    },
  });
  return { written, stream: Object.assign(writable, { isTTY, columns }) as never };
}

test("without a terminal: a line every ten seconds, without a bar, and one at the end", () => {
  const { written, stream: file } = stream(false);
  const progress = createProgress("evaluating", 40, file);
  for (let done = 1; done <= 40; done++) {
    vi.advanceTimersByTime(1000);
    progress.update(done, "folds");
  }
  progress.finish();
  expect(written).toEqual([
    "evaluating   25%  10.0 s, about 30 s left  folds\n",
    "evaluating   50%  20.0 s, about 20 s left  folds\n",
    "evaluating   75%  30.0 s, about 10 s left  folds\n",
    "evaluating  100%  40.0 s  folds\n",
    "evaluating  100%  40.0 s\n",
  ]);
});

test("a job that takes minutes still gets a line every ten seconds, and none after the end", () => {
  const { written, stream: file } = stream(false);
  const progress = createProgress("evaluating", 10, file);
  vi.advanceTimersByTime(15_000);
  progress.update(1, "folds");
  vi.advanceTimersByTime(20_000);
  progress.finish();
  vi.advanceTimersByTime(60_000);
  expect(written).toEqual([
    "evaluating    0%  11.0 s\n",
    "evaluating   10%  22.0 s, about 3 min left  folds\n",
    "evaluating   10%  33.0 s, about 5 min left  folds\n",
    "evaluating  100%  35.0 s\n",
  ]);
});

test.each([10, 20, 40, 60, 80, 200])(
  "on a terminal of %d columns, no line wraps, and the time is kept as long as there is room",
  (columns) => {
    const { written, stream: terminal } = stream(true, columns);
    const progress = createProgress("evaluating", 1000, terminal);
    for (let done = 1; done <= 1000; done++) {
      vi.advanceTimersByTime(1000);
      progress.update(done, "identical rows kept together");
    }
    progress.finish();
    const lines = written.map((line) => line.replace(/[\r\n]/g, ""));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
    if (columns >= 40) expect(lines[500]).toContain("about 8 min left");
  },
);

test("filled and empty parts of the bar differ without colour", () => {
  const { written, stream: terminal } = stream(true);
  const progress = createProgress("training", 4, terminal);
  progress.update(1);
  expect(written[0]).toContain("━━━━━━──────────────────  25%");
});

test("on a terminal one line is redrawn, without an estimate in the first seconds", () => {
  const { written, stream: terminal } = stream(true);
  const progress = createProgress("training", 10, terminal);
  vi.advanceTimersByTime(100);
  progress.update(1, "loss 0.5");
  progress.update(2, "too soon to be drawn");
  progress.finish();
  expect(written).toHaveLength(3);
  expect(written[0]).toMatch(/^\rtraining .* 10% {2}0\.1 s {2}loss 0\.5$/);
  expect(written[1]).toMatch(/100% {2}0\.1 s$/);
  expect(written[2]).toBe("\n");
});

test("a duration has the unit that one would use", () => {
  expect([400, 40_000, 12 * 60_000, 3.5 * 3_600_000].map(duration)).toEqual(["1 s", "40 s", "12 min", "3.5 h"]);
});
