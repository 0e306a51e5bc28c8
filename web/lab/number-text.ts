const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number to about four digits, with a true minus sign: `0.0613`, `−1.204`, `74,124.2`, `9.10 × 10⁻¹³`, `–` where it is not a number. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return "–";
  const sign = value < 0 ? "−" : "";
  if (size === Infinity) return `${sign}∞`;
  if (size === 0) return "0";
  if (size < 0.001 || size >= 100_000) return sign + inPowersOfTen(size);
  return sign + size.toFixed(size < 1 ? 4 : size < 10 ? 3 : size < 100 ? 2 : 1).replace(/\B(?=(?:\d{3})+\.)/g, ",");
}

/** A power of ten: `10⁻³`. */
export function powerOfTen(exponent: number): string {
  return `10${exponent < 0 ? "⁻" : ""}${[...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("")}`;
}

function inPowersOfTen(size: number): string {
  const [mantissa, exponent] = size.toExponential(2).split("e") as [string, string];
  return `${mantissa} × ${powerOfTen(Number(exponent))}`;
}
