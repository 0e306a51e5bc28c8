import { describe, expect, test } from "vitest";
import { createSplitter } from "../../../data/tables/splitter.ts";

const half = "x".repeat(30_000);

/** Rows of which each is worse for some way to look for their ends. */
const texts = {
  "plain rows": "1,2,3\n".repeat(10_000),
  "one long row": "1,2,3".repeat(40_000),
  "quoted rows": '"1","2","3"\n'.repeat(5000),
  "rows over lines": '"1\n\n",2,3\n'.repeat(5000),
  "rows over lines with too few cells": '"1\n\n",2\n'.repeat(5000),
  "quotes that open in each row and close in the next": '1,"2,3\n'.repeat(20_000),
  "quotes that open in each row and look closed in the next": 'x",",\n'.repeat(20_000),
  "nothing but quotes": '"'.repeat(140_000),
  "quotes and line ends": '"\n'.repeat(70_000),
  "quotes that are opened once": `"${"1,2,3\n".repeat(20_000)}`,
  "long rows with open quotes": `1,"${half}\n`.repeat(6),
  "white space before quotes": `${" ".repeat(60)}"a${" ".repeat(60)}"\n`.repeat(1000),
  "carriage returns": "1,2,3\r".repeat(20_000),
  "line feeds alone": "\n".repeat(140_000),
};

describe("the work is linear in the text, however it is cut", () => {
  test.each(Object.entries(texts))("%s", (_, text) => {
    for (const cut of [16, 1000, text.length]) {
      const once = workOf(text, cut);
      expect(once / text.length).toBeLessThan(14);
      expect(workOf(text + text, cut) / once).toBeLessThan(2.5);
    }
  });
});

/** How many characters the splitter looks through, copies and joins, by the built-in functions that do so. */
function workOf(text: string, cut: number): number {
  let work = 0;
  const { indexOf, includes, split } = String.prototype;
  const { join } = Array.prototype;
  String.prototype.indexOf = function (what, from = 0) {
    const found = indexOf.call(this, what, from);
    work += 1 + (found < 0 ? Math.max(0, this.length - from) : found - from);
    return found;
  };
  String.prototype.includes = function (what) {
    work += this.length;
    return includes.call(this, what);
  };
  String.prototype.split = function (...by: [never]) {
    work += this.length;
    return split.apply(this, by);
  };
  Array.prototype.join = function (by) {
    const joined = join.call(this, by);
    work += joined.length;
    return joined;
  };
  try {
    const splitter = createSplitter({ separator: ",", fits: (cells) => cells.length === 3 });
    for (let from = 0; from < text.length; from += cut) splitter.push(text.slice(from, from + cut), () => {});
    splitter.end(() => {});
  } finally {
    Object.assign(String.prototype, { indexOf, includes, split });
    Array.prototype.join = join;
  }
  return work;
}
