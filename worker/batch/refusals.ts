import type { FeatureKey } from "../../data/features.ts";
import type { ColumnReport, Refusal, RefusalCode } from "../../data/tables/index.ts";
import { type FieldError, MOST_ERRORS, Problem, pointerTo } from "../problems.ts";

/** What happens to the line ends of a file that is sent with curl. */
export const CURL_HINT = "curl keeps the line ends of a file with --data-binary and removes them with -d";

/** The refusals of what may have been a table before its line ends were removed. */
const IN_ONE_LINE: readonly RefusalCode[] = ["no rows", "not a table", "too wide", "header", "question"];

/**
 * The problem with a table that is not read. A question about its columns has an error for each of them. `hint` follows where it
 * may be that the table was in one piece.
 */
export function problemOf({ code, status, detail: what, columns = [], missing = [] }: Refusal, hint = ""): Problem {
  const detail = IN_ONE_LINE.includes(code) ? what + hint : what;
  if (code === "columns" || code === "malignant") return new Problem(status, detail, { errors: [{ pointer: `/${code}`, detail }] });
  const asked = columns.flatMap((column, index) => (column.asked ? [{ column, index }] : []));
  if (asked.length === 0) return new Problem(status, detail);
  const errors = asked.slice(0, MOST_ERRORS).map(({ column, index }) => ({
    pointer: pointerTo([columnName(columns, index)]),
    detail: questionAbout(column, missing),
  }));
  const more = asked.length - errors.length;
  const rest: FieldError[] = more > 0 ? [{ pointer: "", detail: `${more} more columns hold scores without the name of a feature` }] : [];
  return new Problem(status, detail, { kind: "unclear-columns", errors: [...errors, ...rest] });
}

function questionAbout({ nearest }: ColumnReport, missing: readonly FeatureKey[]): string {
  if (nearest && !missing.includes(nearest)) return `is one of several columns that are named like ${nearest}`;
  return `holds scores, but no feature is named so${nearest ? `; did you mean ${nearest}?` : ""}`;
}

/** A column's name, or its number where the name is empty or not the only one: what `?columns=` has to say. */
function columnName(columns: readonly ColumnReport[], index: number): string | number {
  const name = columns[index]?.name ?? "";
  const isUnique = name !== "" && columns.filter((column) => column.name === name).length === 1;
  return isUnique ? name.slice(0, LONGEST_NAME) : index + 1;
}

const LONGEST_NAME = 80;
