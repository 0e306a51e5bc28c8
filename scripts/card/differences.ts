import type { Difference, DifferencesReport } from "../../model/file/report.ts";
import { markdownTable } from "../cli/table.ts";

/** The differences of methods from the model, with their paired intervals; methods without them are left out. */
export function differencesTable(methods: readonly { readonly name: string; readonly differences?: DifferencesReport }[]): string {
  return markdownTable([
    ["", "log loss", "accuracy, points", "sensitivity, points", "specificity, points"],
    ...methods.flatMap(({ name, differences }) => (differences ? [[name, ...differenceCells(differences)]] : [])),
  ]);
}

/** Log loss to four decimals, rates in percentage points: `+0.0083 (−0.0059 to +0.0219)`, `−0.92 (−1.92 to −0.02)`. */
export function differenceCells({ logLoss, accuracy, sensitivity, specificity }: DifferencesReport): string[] {
  return [cell(logLoss, (x) => signed(x, 4)), cell(accuracy, points), cell(sensitivity, points), cell(specificity, points)];
}

function cell({ mean, interval }: Difference, print: (x: number) => string): string {
  return `${print(mean)} (${interval.map(print).join(" to ")})`;
}

function points(x: number): string {
  return signed(100 * x, 2);
}

/** A number that rounds to zero has no sign. */
function signed(x: number, decimals: number): string {
  const digits = Math.abs(x).toFixed(decimals);
  if (Number(digits) === 0) return digits;
  return `${x < 0 ? "−" : "+"}${digits}`;
}
