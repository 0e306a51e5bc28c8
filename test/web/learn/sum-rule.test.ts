import { expect, test } from "vitest";
import { mysteryFunction } from "../../../data/lessons/01-mystery-function.ts";
import { bestCut, countSums, outcomesAt } from "../../../web/learn/chapters/01-mystery-function/sum-rule.ts";
import { wisconsinLabels, wisconsinRows } from "../../../web/learn/wisconsin-rows.ts";

const all = new Array(9).fill(true);

test("with all nine scores, the best cut and its outcomes are those of the figures", () => {
  const { cut, right, rows } = mysteryFunction.rule.figures;
  const counts = countSums(wisconsinRows, wisconsinLabels, all);
  expect(bestCut(counts)).toBe(cut);
  expect(outcomesAt(counts, cut).right).toBe(right);
  expect(wisconsinRows).toHaveLength(rows);
});

test("every sample is right, missed or a false alarm, whatever is counted and wherever the cut is", () => {
  for (const included of [all, all.with(3, false), all.map((_, f) => f === 5)]) {
    const counts = countSums(wisconsinRows, wisconsinLabels, included);
    for (const cut of [0, 1, 9, 26, 90, 91]) {
      const { right, missed, falseAlarms } = outcomesAt(counts, cut);
      expect(right + missed + falseAlarms).toBe(wisconsinRows.length);
    }
    expect(outcomesAt(counts, 0).missed).toBe(0);
    expect(outcomesAt(counts, 91).falseAlarms).toBe(0);
  }
});
