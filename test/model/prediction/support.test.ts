import { expect, test } from "vitest";
import { supportSentence } from "../../../model/prediction/sentences.ts";
import { casesWith } from "../../../model/prediction/support.ts";
import { randomSamples, shipped } from "../models.ts";

const { rows, counts } = shipped.file.background;

test("the cases with the known scores are those of the data, by class; nothing known is all of them", () => {
  for (const values of randomSamples(50, 11, { unknowns: true }).map((sample, i) =>
    sample.map((_, f) => ((f + i) % 9 < 2 ? rows[i]![f]! : null)),
  )) {
    const expected = [0, 0];
    for (const [r, row] of rows.entries()) {
      if (row.some((score, f) => values[f] !== null && values[f] !== score)) continue;
      expected[0]! += counts[r]![0];
      expected[1]! += counts[r]![1];
    }
    expect(casesWith(shipped, values)).toEqual(expected);
  }
  const [benign, malignant] = casesWith(shipped, new Array(9).fill(null));
  expect(benign + malignant).toBe(shipped.file.data.used);
});

test("the sentence counts cases of both classes", () => {
  expect(supportSentence([3, 11], 1)).toBe("14 training cases have this score.");
  expect(supportSentence([1, 0], 2)).toBe("1 training case has exactly these scores.");
  expect(supportSentence([0, 0], 2)).toBe("No training case has exactly these scores.");
});
