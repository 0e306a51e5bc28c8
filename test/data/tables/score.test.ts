import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unknownWords } from "../../../data/tables/names.ts";
import { isTutorialUnknown, parseScore, scoreError } from "../../../data/tables/score.ts";

describe("a score as text", () => {
  test.each([
    "5",
    "5.0",
    '"5"',
    " 5 ",
    "5,0",
    "05",
    "5.",
    "5.00",
    "+5",
    "'5'",
    "'5",
    '="5"',
    "5e0",
    "5.000000000000000000e+00",
    "0.5e1",
    "５",
    "\u00a05\u00a0",
    "“5”",
    "„5“",
    "«\u00a05\u00a0»",
    "’5",
    "\u200b5\ufeff",
    "\u200e5\u200f",
  ])("%j is 5", (text) => {
    expect(parseScore(text)).toBe(5);
  });

  test.each([
    "0",
    "11",
    "-1",
    "3.54",
    "3,54",
    "5 5",
    "five",
    "0x5",
    "5;",
    "1e1000",
    "Infinity",
    "1/2",
    "5,0,0",
    "5.0.0",
    "--5",
    "1".repeat(100),
    "٥x",
    "2 benign",
  ])("%j is none", (text) => {
    expect(parseScore(text)).toBeUndefined();
  });

  test("unknown words in any case, with spaces and quotes around them", () => {
    for (const word of unknownWords)
      for (const text of [word, word.toUpperCase(), ` ${word} `, `"${word}"`, `'${word}'`])
        expect([text, parseScore(text)]).toEqual([text, null]);
    for (const text of ["-99999", "-99999.0", " -99999 "]) expect([parseScore(text), isTutorialUnknown(text)]).toEqual([null, true]);
    expect([parseScore("99999"), isTutorialUnknown("99999"), isTutorialUnknown("-999990")]).toEqual([undefined, false, false]);
  });

  test("a decimal comma only where the separator is not the comma", () => {
    expect([parseScore("7,0", true), parseScore("7,0", false), parseScore("7.0", false)]).toEqual([7, undefined, 7]);
  });

  test("every whole number is a score from 1 to 10 or none, however it is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), fc.constantFrom("", ".0", ",00", "e0"), (value, tail) => {
        const expected = value === -99999 ? null : value >= 1 && value <= 10 ? value : undefined;
        expect(parseScore(`${value}${tail}`)).toBe(expected);
      }),
    );
  });

  test("nothing else is a number, null or a throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const score = parseScore(text);
        expect(score === null || score === undefined || (Number.isInteger(score) && score >= 1 && score <= 10)).toBe(true);
      }),
    );
  });

  test("an error names the rule, the value, and how it may have come about", () => {
    expect(scoreError("11", true)).toBe("must be a whole number from 1 to 10, or empty where unknown, got 11");
    expect(scoreError("3.5446559297", true)).toBe(
      "must be a whole number from 1 to 10, or empty where unknown, got 3.5446559297; if it is a mean that was filled in for an unknown score, leave the cell empty",
    );
    expect(scoreError(`a\nb${"c".repeat(100)}`, true)).toMatch(/got a bc{36}…$/);
  });
});
