/**
 * A probability as a percentage with one decimal: `97.3%`. What would round to 0 or 100 is written as a bound, `< 0.1%` or
 * `> 99.9%`, and a rate that is not defined as a dash.
 */
export function percent(probability: number): string {
  if (!Number.isFinite(probability)) return "–";
  if (probability === 0 || probability === 1) return `${100 * probability}%`;
  const rounded = (100 * probability).toFixed(1);
  return rounded === "0.0" ? "< 0.1%" : rounded === "100.0" ? "> 99.9%" : `${rounded}%`;
}

/** An expected count as a whole number; what would round to zero is a bound. */
export function expectedCount(count: number): string {
  return count > 0 && count < 0.5 ? "fewer than 1" : Math.round(count).toLocaleString("en");
}

/** A difference between probabilities in percentage points, with its sign: `+12.3`, `−0.4`. */
export function points(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  return `${text === "0.0" ? "±" : difference < 0 ? "−" : "+"}${text}`;
}

/** A whole number with its thousands apart: `6,284`. `toLocaleString` would load its rules first, which takes a phone some 40 ms. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A count with what is counted: `1 input`, `9 inputs`. */
export function countOf(count: number, thing: string): string {
  return `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
}

const numberWords = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** A small count as a word. */
export function countWord(count: number): string {
  return numberWords[count] ?? `${count}`;
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
