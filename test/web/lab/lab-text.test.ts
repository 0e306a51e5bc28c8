import fc from "fast-check";
import { expect, test } from "vitest";
import { numberText, powerOfTen } from "../../../web/lab/number-text.ts";
import { stepAbove, stepBelow } from "../../../web/lab/steps.ts";

test("numbers have about four digits, a true minus sign, and powers of ten where they are very small or large", () => {
  expect([0.0613, -1.2041, 12.345, 683, 0, -0].map(numberText)).toEqual(["0.0613", "−1.204", "12.35", "683.0", "0", "0"]);
  expect([1234.56, -74124.2].map(numberText)).toEqual(["1,234.6", "−74,124.2"]);
  expect([9.1e-13, -3e-41, 123456].map(numberText)).toEqual(["9.10 × 10⁻¹³", "−3.00 × 10⁻⁴¹", "1.23 × 10⁵"]);
  expect([Number.NaN, -Infinity].map(numberText)).toEqual(["–", "−∞"]);
  expect(powerOfTen(-120)).toBe("10⁻¹²⁰");
});

test("a number's text is within a part in a thousand of it", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
      const plain = numberText(value)
        .replace(",", "")
        .replace(/ × 10/, "e")
        .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)))
        .replace("⁻", "-");
      expect(Math.abs(Number(plain) - value)).toBeLessThanOrEqual(Math.max(0.05 * value, 0));
      expect(Math.abs(Number(plain) - value)).toBeLessThanOrEqual(Math.max(0.005 * value, 0.00005));
    }),
  );
});

test("steps are 1, 2 or 5 times a power of ten, and enclose the value closely", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (value) => {
      const [low, high] = [stepBelow(value), stepAbove(value)];
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(high / low).toBeLessThanOrEqual(2.5000001);
      for (const step of [low, high]) expect(step.toExponential()).toMatch(/^[125]e/);
    }),
  );
  expect([stepAbove(0.3), stepBelow(0.3), stepAbove(5), stepBelow(5)]).toEqual([0.5, 0.2, 5, 5]);
  expect(() => stepAbove(0)).toThrow("positive");
});
