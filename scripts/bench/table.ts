import { median, type Timing } from "./measure.ts";

/**
 * The timings as a Markdown table, subject by subject: the median and the fastest round, each also as a multiple of the
 * subject's first (for the median, the median of the ratios within a round). On a busy machine the fastest says more.
 */
export function timingTable(timings: readonly Timing[]): string {
  const rows = [
    ["what", "who", "median", "times the first", "fastest", "times the first"],
    ["---", "---", "---:", "---:", "---:", "---:"],
  ];
  for (const subject of new Set(timings.map((timing) => timing.subject))) {
    const group = timings.filter((timing) => timing.subject === subject);
    const [first] = group as [Timing];
    for (const { who, rounds } of group) {
      const ratio = median(rounds.map((time, round) => time / (first.rounds[round] as number)));
      const [fastest, ofFirst] = [Math.min(...rounds), Math.min(...first.rounds)];
      const cells = [duration(median(rounds)), digits(ratio), duration(fastest), digits(fastest / ofFirst)];
      rows.push([who === first.who ? subject : "", who, ...cells]);
    }
  }
  const widths = (rows[0] as string[]).map((_, c) => Math.max(...rows.map((row) => (row[c] as string).length)));
  return rows
    .map((row, r) => {
      const pad = (cell: string, c: number) =>
        r === 1
          ? c < 2
            ? "-".repeat(widths[c]!)
            : `${"-".repeat(widths[c]! - 1)}:`
          : c < 2
            ? cell.padEnd(widths[c]!)
            : cell.padStart(widths[c]!);
      return `| ${row.map(pad).join(" | ")} |`;
    })
    .join("\n");
}

/** A time in the unit that suits it. */
export function duration(nanoseconds: number): string {
  if (nanoseconds >= 1e6) return `${digits(nanoseconds / 1e6)} ms`;
  return nanoseconds >= 1e3 ? `${digits(nanoseconds / 1e3)} µs` : `${digits(nanoseconds)} ns`;
}

/** Three significant digits, thousands and above whole. */
export function digits(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
