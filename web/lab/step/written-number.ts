import { powerOfTen } from "../number-text.ts";

/** A number with four significant digits as one writes it, also in formulas: `0.4859`, `−12.35`, `1.234 × 10⁻⁹`; an exact zero is `0`. */
export function written(value: number, digits = 4): string {
  if (Number.isNaN(value)) return '"not a number"';
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  if (value === 0) return "0";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e5) return sign + shortest(size.toPrecision(digits));
  const [mantissa = "", exponent = ""] = size.toExponential(Math.max(0, digits - 1)).split("e");
  return `${sign}${shortest(mantissa)} × ${powerOfTen(Number(exponent))}`;
}

/** A number with as many digits as tell it from 1 and −1: `0.999964`. */
export function writtenNearOne(value: number): string {
  const rest = 1 - Math.abs(value);
  if (!(rest > 0 && rest < 0.1)) return written(value);
  return written(value, Math.min(16, 4 + Math.ceil(-Math.log10(rest))));
}

/** The terms of a sum with their signs between them: `0.2·0.5 − 0.1·0.3`. Each is a weight and what it multiplies, if anything. */
export function writtenSum(terms: readonly (readonly [number, number?])[]): string {
  return terms
    .map(([weight, factor], i) => {
      const isNegative = weight < 0;
      const size = written(Math.abs(weight));
      const product = factor === undefined ? size : `${size} · ${writtenFactor(factor)}`;
      if (i === 0) return isNegative ? `−${product}` : product;
      return `${isNegative ? "−" : "+"} ${product}`;
    })
    .join(" ");
}

/** A number after a sign or a dot: in parentheses where it has a sign of its own. */
export function writtenFactor(value: number): string {
  return value < 0 ? `(${written(value)})` : written(value);
}

/** Without zeros at the end of the decimals. */
function shortest(digits: string): string {
  return digits.includes(".") && !digits.includes("e") ? digits.replace(/\.?0+$/, "") : digits;
}
