import { markdownTable } from "../cli/table.ts";
import { median, type Timing } from "./measure.ts";

/**
 * The timings as a Markdown table, subject by subject: the median and the fastest round, each with its ratio to the first
 * entry of the subject (for medians, the median of the ratios within each round). On a busy machine the fastest round is
 * more reliable.
 */
export function timingTable(timings: readonly Timing[]): string {
  const rows = [["what", "who", "median", "ratio", "fastest", "ratio"]];
  for (const subject of new Set(timings.map((timing) => timing.subject))) {
    const group = timings.filter((timing) => timing.subject === subject);
    const [first] = group as [Timing];
    for (const { who, rounds } of group) {
      const ratio = median(rounds.map((time, round) => time / (first.rounds[round] as number)));
      const [fastest, fastestOfFirst] = [Math.min(...rounds), Math.min(...first.rounds)];
      const cells = [duration(median(rounds)), digits(ratio), duration(fastest), digits(fastest / fastestOfFirst)];
      rows.push([who === first.who ? subject : "", who, ...cells]);
    }
  }
  return markdownTable(rows, ["left", "left", "right"]);
}

/** A time in ns, µs or ms. */
export function duration(nanoseconds: number): string {
  if (nanoseconds >= 1e6) return `${digits(nanoseconds / 1e6)} ms`;
  return nanoseconds >= 1e3 ? `${digits(nanoseconds / 1e3)} µs` : `${digits(nanoseconds)} ns`;
}

/** Three significant digits; integers from 1,000 on. */
export function digits(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
