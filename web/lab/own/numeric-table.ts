import { isUnknown, parseNumber } from "../../../data/tables/score.ts";
import { grouped } from "../../format.ts";
import type { CellRow, CellTable } from "../../tables/cell-rows.ts";
import { type LabData, LIMITS } from "../experiment/experiment.ts";
import { type ClassColumn, type ColumnChoice, type LeftOut, MOST_LISTED, type OwnError, shortened } from "./own-table.ts";

/** A table of numbers with one column of two classes. */
export interface NumericTable {
  readonly data: LabData;
  readonly leftOut: LeftOut;
  readonly errors: readonly OwnError[];
  readonly notices: readonly string[];
  readonly classColumns: readonly ClassColumn[];
  readonly choice: ColumnChoice;
}

/** What is known of a column. */
interface Column {
  readonly column: number;
  readonly name: string;
  /** The first three different values, without empty ones. */
  readonly values: readonly string[];
  /** How many different values it has, without empty ones. */
  readonly count: number;
  /** The share of its values that are numbers, in [0, 1]. */
  readonly numeric: number;
  /** Whether it only numbers the rows: it has whole numbers without a gap, each of them once. */
  readonly isNumbering: boolean;
}

/** Names that speak for the class, and for a number of the row. */
const CLASS_NAME = /^(class|target|label|diagnosis|outcome|result|response|y)$/i;
const ID_NAME = /^(nr|no|number|index|row|unnamed.*|(.*[^a-z])?id|.* number)$/i;

/**
 * Makes sense of any table of numbers: the first row names the columns if it has something that is no number, the class is a column
 * with exactly two values, and every other column of numbers is an input. Returns a text that names the rule where that is impossible.
 */
export function readNumericTable({ rows, decimalComma }: CellTable, choice?: ColumnChoice): NumericTable | string {
  const { names, body } = withHeader(rows, decimalComma);
  if (body.length === 0) return "There are no rows beneath the header.";
  if (body.length > LIMITS.rows) return `The table must have at most ${grouped(LIMITS.rows)} rows, got ${grouped(body.length)}.`;
  const columns = names.map((name, column) => describe(name, column, body, decimalComma));
  const classColumns = columns
    .filter(({ values }) => values.length === 2)
    .map(({ column, name, values }) => ({ column, name, values: values.toSorted(compare) as [string, string] }));
  const chosen = classColumns.find(({ column }) => column === choice?.classColumn) ?? likeliest(classColumns, columns);
  if (!chosen) return `No column has exactly two different values. Found: ${countsOf(columns)}.`;
  const positive = chosen.values.find((value) => value === choice?.positive) ?? chosen.values[1];
  const inputs = columns.filter((column) => column.column !== chosen.column && isInput(column));
  if (inputs.length === 0) return `No column other than “${chosen.name}” holds numbers.`;
  if (inputs.length > LIMITS.columns) return `The table must have at most ${LIMITS.columns} columns of numbers, got ${inputs.length}.`;
  const negative = chosen.values.find((value) => value !== positive) as string;
  const read = readRows(body, names.length, inputs, chosen, positive, decimalComma);
  if (read.rows.length === 0) return "No row is complete: every row lacks a number or its class.";
  return {
    data: { rows: read.rows, labels: read.labels, inputNames: inputs.map(({ name }) => name), classNames: [negative, positive] },
    leftOut: read.leftOut,
    errors: read.errors,
    notices: noticesOf(columns, inputs, chosen),
    classColumns,
    choice: { classColumn: chosen.column, positive },
  };
}

function withHeader(rows: readonly CellRow[], decimalComma: boolean): { names: string[]; body: readonly CellRow[] } {
  const [first, ...rest] = rows;
  if (!first) return { names: [], body: [] };
  const isNumber = (cell: string) => parseNumber(cell, decimalComma) !== undefined;
  const isName = (cell: string, c: number) =>
    cell.trim() !== "" && !isNumber(cell) && (CLASS_NAME.test(cell.trim()) || rest.some(({ cells }) => isNumber(cells[c] ?? "")));
  const namesSomething = first.cells.some(isName);
  const taken = new Map<string, number>();
  const names = first.cells.map((cell, c) => {
    const name = (namesSomething && cell.trim()) || `column ${c + 1}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
  return { names, body: namesSomething ? rest : rows };
}

function describe(name: string, column: number, body: readonly CellRow[], decimalComma: boolean): Column {
  const values = new Set<string>();
  let known = 0;
  let numbers = 0;
  let low = Infinity;
  let high = -Infinity;
  for (const { cells } of body) {
    const cell = (cells[column] ?? "").trim();
    if (isUnknown(cell)) continue;
    known++;
    values.add(cell);
    const value = parseNumber(cell, decimalComma);
    if (value === undefined) continue;
    numbers++;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return {
    column,
    name,
    values: [...values].slice(0, 3),
    count: values.size,
    numeric: known === 0 ? 0 : numbers / known,
    isNumbering: known > 2 && numbers === known && values.size === known && Number.isInteger(low) && high - low === known - 1,
  };
}

/** Mostly numbers, and not just the number of the row. */
function isInput({ name, numeric, isNumbering }: Column): boolean {
  return numeric > 0.5 && !isNumbering && !ID_NAME.test(name);
}

/** The class by its name, by values that are no numbers, or as the last of the columns that it could be. */
function likeliest(candidates: readonly ClassColumn[], columns: readonly Column[]): ClassColumn | undefined {
  return (
    candidates.find(({ name }) => CLASS_NAME.test(name)) ??
    candidates.find(({ column }) => columns[column]?.numeric === 0) ??
    candidates.at(-1)
  );
}

function readRows(
  body: readonly CellRow[],
  width: number,
  inputs: readonly Column[],
  { column: classColumn, values }: ClassColumn,
  positive: string,
  decimalComma: boolean,
): { rows: number[][]; labels: number[]; leftOut: LeftOut; errors: OwnError[] } {
  const rows: number[][] = [];
  const labels: number[] = [];
  const errors: OwnError[] = [];
  const leftOut = { errors: 0, noClass: 0, unknown: 0 };
  for (const { line, cells } of body) {
    const error = errorOf(cells, width, inputs, decimalComma);
    const value = (cells[classColumn] ?? "").trim();
    if (error) {
      leftOut.errors++;
      if (errors.length < MOST_LISTED) errors.push({ line, text: shortened(cells.join(" · ")), error });
    } else if (!values.includes(value)) leftOut.noClass++;
    else if (inputs.some(({ column }) => isUnknown(cells[column] ?? ""))) leftOut.unknown++;
    else {
      rows.push(inputs.map(({ column }) => parseNumber(cells[column] as string, decimalComma) as number));
      labels.push(value === positive ? 1 : 0);
    }
  }
  return { rows, labels, leftOut, errors };
}

function errorOf(cells: readonly string[], width: number, inputs: readonly Column[], decimalComma: boolean): string | undefined {
  const surplus = cells.slice(width).some((cell) => cell.trim() !== "");
  if (cells.length < width || surplus) return `the row must have ${width} columns, got ${cells.length}`;
  const wrong = inputs.find(
    ({ column }) => !isUnknown(cells[column] ?? "") && parseNumber(cells[column] ?? "", decimalComma) === undefined,
  );
  return wrong && `${wrong.name} must be a number, or empty where unknown, got ${JSON.stringify(cells[wrong.column])}`;
}

function noticesOf(columns: readonly Column[], inputs: readonly Column[], chosen: ClassColumn): string[] {
  const unused = columns.filter((column) => column.column !== chosen.column && !inputs.includes(column)).map(({ name }) => name);
  return unused.length === 0 ? [] : [`Not used, because they hold no numbers or only number the rows: ${unused.join(", ")}.`];
}

function countsOf(columns: readonly Column[]): string {
  const counts = columns.slice(0, 5).map(({ name, count }) => `${name} (${grouped(count)})`);
  return `${counts.join(", ")}${columns.length > 5 ? ", …" : ""}`;
}

/** Numbers by their size, before texts by their letters. */
function compare(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? (a < b ? -1 : 1) : x - y;
}
