import { beforeEach, expect, test } from "vitest";
import { forgetProgress, type Keep, noteAnswer, progress, readProgress } from "../../../web/learn/progress.ts";

function keepOf(kept?: string): Keep & { readonly kept: Map<string, string> } {
  const map = new Map(kept === undefined ? [] : [["cytonet-learn", kept]]);
  return {
    kept: map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

const refusing: Keep = {
  getItem: () => {
    throw new Error("SecurityError");
  },
  setItem: () => {
    throw new Error("QuotaExceededError");
  },
  removeItem: () => {
    throw new Error("SecurityError");
  },
};

beforeEach(() => {
  progress.value = {};
});

test("answers are there again after another visit, and gone once forgotten", () => {
  const keep = keepOf();
  noteAnswer("unit", 1, keep);
  noteAnswer("loss", 0, keep);
  progress.value = {};
  readProgress(keep);
  expect(progress.value).toEqual({ unit: 1, loss: 0 });
  forgetProgress(keep);
  readProgress(keep);
  expect(progress.value).toEqual({});
});

test.each(["not JSON", "null", "[1]", '{"unit":"yes"}', "7"])("kept as %s, progress counts as none", (kept) => {
  readProgress(keepOf(kept));
  expect(progress.value).toEqual({});
});

test("a browser that keeps nothing remembers answers for as long as the page lives", () => {
  for (const keep of [undefined, refusing]) {
    noteAnswer("unit", 2, keep);
    readProgress(keep);
    expect(progress.value).toEqual({ unit: 2 });
    forgetProgress(keep);
    expect(progress.value).toEqual({});
  }
});
