import type { FeatureKey } from "../../data/features.ts";
import type { ColumnReport, Refusal } from "../../data/tables/index.ts";
import { type FieldError, MOST_ERRORS, Problem, pointerTo } from "../problems.ts";

/** The problem with a table that is not read. A question about its columns has an error for each of them. */
export function problemOf({ code, status, detail, columns = [], missing = [] }: Refusal): Problem {
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
