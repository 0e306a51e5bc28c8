import type { Verdict } from "../../model/release/gate.ts";
import { terminalTable } from "../cli/table.ts";

/** The verdict of the gate, one row per check. */
export function verdictTable({ checks }: Verdict): string {
  return terminalTable(
    [
      ["", "present", "new", "", "rule"],
      ...checks.map(({ name, present, candidate, passes, rule }) => [name, present, candidate, passes ? "passes" : "FAILS", rule]),
    ],
    ["left", "right", "right", "left"],
  );
}
