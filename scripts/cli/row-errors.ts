import { errorText, type RowError } from "../../data/tables/index.ts";

/** The errors of a table's rows, of which only the first are kept. */
export interface RowErrors {
  /** Of how many rows. */
  readonly count: number;
  add(line: number, errors: readonly RowError[], moreErrors?: number): void;
  /** How many of `rows` rows have errors, and what they have in common. */
  summary(rows: number): string;
  /** The same, then the first ten of them, and the lines of all. */
  text(rows: number): string;
}

const MOST_SHOWN = 10;
const MOST_RANGES = 200;

export function createRowErrors(): RowErrors {
  const shown: string[] = [];
  /** How many rows break each rule. */
  const rules = new Map<string, number>();
  /** The lines after those shown, neighbours together. */
  const ranges: [number, number][] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(line, errors, moreErrors = 0) {
      count++;
      for (const rule of new Set(errors.map(ruleOf))) rules.set(rule, (rules.get(rule) ?? 0) + 1);
      const last = ranges.at(-1);
      if (shown.length < MOST_SHOWN) shown.push(`  line ${line}: ${errorText({ errors, moreErrors })}`);
      else if (last?.[1] === line - 1) last[1] = line;
      else ranges.push([line, line]);
    },
    summary(rows) {
      return `${count} of ${rows} rows ${count === 1 ? "has an error" : "have errors"}${count > 1 ? commonest(rules, count) : ""}`;
    },
    text(rows) {
      const lines = [this.summary(rows), ...shown];
      return [...lines, ...(ranges.length > 0 ? [`  and lines ${listed(ranges)}`] : [])].join("\n");
    },
  };
}

/** The error without the value that is wrong. */
function ruleOf({ column, detail }: RowError): string {
  return `${column === undefined ? "" : `${column} `}${detail.split(", got ")[0]}`;
}

function commonest(rules: ReadonlyMap<string, number>, count: number): string {
  const [rule, times] = [...rules].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  if (times === 1) return "";
  return `; ${times === count ? "in all of them" : `in ${times} of them`}, ${rule}`;
}

function listed(ranges: readonly [number, number][]): string {
  const texts = ranges.slice(0, MOST_RANGES).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const more = ranges.length - MOST_RANGES;
  return `${texts.join(", ")}${more > 0 ? ` and ${more} more ${more === 1 ? "place" : "places"}` : ""}`;
}
