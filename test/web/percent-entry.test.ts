import fc from "fast-check";
import { expect, test } from "vitest";
import { percentEntry, readPercent } from "../../web/percent-entry.ts";

test.each([
  ["5", 0.05],
  [" 5,5 % ", 0.055],
  ["1.1", 0.011],
  [".5", 0.005],
  ["99.99", 0.9999],
  ["", undefined],
])("%j is read as %j", (entry, share) => {
  expect(readPercent(entry)).toEqual(share === undefined ? {} : { share });
});

test.each(["0", "100", "150", "-5", "five", "1e1", "1.2.3", "5;5"])("%j is refused, with the rule and the value", (entry) => {
  expect(readPercent(entry)).toEqual({ error: `must be a number above 0 and below 100, got ${entry}` });
});

test("what is entered stands in the field again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), (thousandths) => {
      const entry = String(thousandths / 1000);
      expect(percentEntry(readPercent(entry).share as number)).toBe(entry);
    }),
  );
});
