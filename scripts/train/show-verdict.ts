import type { Check } from "../../model/release/check.ts";
import type { Verdict } from "../../model/release/gate.ts";
import { terminalTable } from "../cli/table.ts";
import type { ReadTrainingData } from "../training-data.ts";

const MOST_ROWS = 10;

/** The checks of the gate as a table, and below it what to look at. */
export function verdictText({ checks }: Verdict, data: ReadTrainingData): string {
  const table = terminalTable(
    [
      ["", "present", "new", "", "rule"],
      ...checks.map(({ name, present, candidate, outcome, rule }) => [name, present, candidate, OUTCOMES[outcome], rule]),
    ],
    ["left", "right", "right", "left"],
  );
  const advice = checks.filter(({ outcome }) => outcome !== "passes").map((check) => adviceText(check, data));
  return [table, ...advice].join("\n\n");
}

const OUTCOMES = { passes: "passes", noted: "note", refused: "REFUSED" } as const;

function adviceText({ name, advice = "", rows = [] }: Check, { rows: scores, labels, lines, classNames }: ReadTrainingData): string {
  const shown = rows
    .slice(0, MOST_ROWS)
    .map((row) => `  line ${lines[row]}: ${scores[row]?.join(" ")}, ${classNames[labels[row] as 0 | 1]}`);
  const more = rows.length > MOST_ROWS ? [`  and ${rows.length - MOST_ROWS} more`] : [];
  return [`${name}: ${advice}`, ...shown, ...more].join("\n");
}
