/**
 * A probability as a percentage with as many digits as distinguish it from 0 and 100: `97.3%`, `99.98%`, `0.02%`. A value closer
 * still is written as a bound, and a rate that is not defined as a dash.
 */
export function percent(probability: number): string {
  if (!Number.isFinite(probability)) return "–";
  const p = probability * 100;
  const rest = Math.min(p, 100 - p);
  if (rest === 0) return `${p}%`;
  if (rest < 0.001) return p < 50 ? "< 0.001%" : "> 99.999%";
  return `${p.toFixed(rest < 0.01 ? 3 : rest < 0.1 ? 2 : 1)}%`;
}

/** A difference between probabilities in percentage points, with its sign: `+12.3`, `−0.4`. */
export function points(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  return `${text === "0.0" ? "±" : difference < 0 ? "−" : "+"}${text}`;
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
