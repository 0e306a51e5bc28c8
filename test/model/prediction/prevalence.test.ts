import fc from "fast-check";
import { expect, test } from "vitest";
import { atPrevalence } from "../../../model/prediction/prevalence.ts";

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test("the base rate becomes the new base rate, and certainty stays certain, to the bit", () => {
  fc.assert(
    fc.property(share, share, (from, to) => {
      expect(atPrevalence(from, from, to)).toBe(to);
      expect(atPrevalence(0, from, to)).toBe(0);
      expect(atPrevalence(1, from, to)).toBe(1);
    }),
  );
});

test("but for rounding, going to another base rate and back changes nothing, and the order of samples is kept", () => {
  fc.assert(
    fc.property(share, share, share, share, (p, q, from, to) => {
      expect(atPrevalence(atPrevalence(p, from, to), to, from)).toBeCloseTo(p, 9);
      if (p < q) expect(atPrevalence(p, from, to)).toBeLessThan(atPrevalence(q, from, to) + 1e-12);
    }),
  );
});

test("a positive test of sensitivity and specificity 0.9 means 0.5 at a prevalence of 0.1, by Bayes's rule", () => {
  expect(atPrevalence(0.9, 0.5, 0.1)).toBeCloseTo(0.5, 15);
});
