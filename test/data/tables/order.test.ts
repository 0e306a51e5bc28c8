import { describe, expect, test } from "vitest";
import { read } from "./reading.ts";

/** Three samples whose last score may be taken for a class: mitoses are 1 nearly everywhere. */
const three = ["5,1,1,1,2,1,3,1,1", "8,10,10,8,7,10,9,7,1", "4,1,2,3,2,10,3,6,1"];

/** The three samples without a header, with further columns before and after the scores. */
function table(before: readonly string[], after: readonly string[] = []): string {
  return three.map((scores, i) => [...(before[i] ? [before[i]] : []), scores, ...(after[i] ? [after[i]] : [])].join()).join("\n");
}

function expectScores(text: string): ReturnType<typeof read> {
  const result = read(text);
  expect(result.refusal).toBeUndefined();
  expect(result.scores).toEqual(three.map((scores) => scores.replaceAll(",", " ")));
  return result;
}

describe("without a header, a class in another place never shifts the scores", () => {
  test("a class in words, or of 0 and 1, before nine scores is read as the class", () => {
    expect(expectScores(table(["B", "M", "B"])).diagnoses).toEqual(["b", "m", "b"]);
    const coded = expectScores(table(["0", "1", "0"]));
    expect(coded.diagnoses).toEqual(["-", "-", "-"]);
    expect(coded.table?.unclearDiagnoses).toEqual(["0", "1"]);
  });

  test.each([
    ["2 and 4 before the scores, which may be a score as well", table(["2", "4", "2"])],
    ["0 and 1 in the second place of eleven", table(["1000,0", "1001,1", "1002,0"])],
    ["the case number after the class", table([], ["2,1000025", "4,1000026", "2,1000027"])],
    ["a decade of age before the class", table(["1", "2", "3"], ["5,2", "6,4", "4,2"])],
    ["eight scores and a class", three.map((scores, i) => `${scores.slice(0, -2)},${[2, 4, 2][i]}`).join("\n")],
    ["case numbers and eight scores", three.map((scores, i) => `${i + 1},${scores.slice(2)}`).join("\n")],
  ])("%s: refused with what to do", (_, text) => {
    expect(read(text).refusal?.detail).toMatch(/do not read as .* add a header/);
  });

  test("scores that happen to ascend in three rows are no case numbers", () => {
    const ascending = "1,5,1,1,1,2,1,3,1,1\n5,8,10,10,8,7,10,9,7,2\n8,4,1,2,3,2,10,3,6,1\n";
    expect(read(ascending).refusal?.code).toBe("header");
    expect(expectScores(table(["1", "2", "3"])).rows.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  });
});

test("the index of a shuffled table under a header of numbers is no score", () => {
  expectScores(`,0,1,2,3,4,5,6,7,8\n${table(["3", "1", "7"])}\n`);
  const result = expectScores(`,0,1,2,3,4,5,6,7,8,9,10\n${table(["352,1000", "17,1001", "101,1002"], ["2", "4", "2"])}\n`);
  expect(result.diagnoses).toEqual(["b", "m", "b"]);
  expect(result.rows.map(({ id }) => id)).toEqual(["1000", "1001", "1002"]);
});

test("an error in a file without a header names the feature, not the number of its column", () => {
  const { rows } = read("5,1,1,1,2,1,3,1,1\n5,1,1,1,2,3.54,3,1,1\n");
  expect(rows[1]?.errors[0]?.column).toBe("bareNuclei");
});
