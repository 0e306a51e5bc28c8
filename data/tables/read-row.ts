import { type Diagnosis, diagnoses } from "../features.ts";
import { joinCells } from "./csv.ts";
import type { SplitRow } from "./splitter.ts";
import type { RowError, Table, TableRow } from "./types.ts";
import { show } from "./wording.ts";

/** A row that was read. The server needs no more than its text and its scores, so the rest is found only when asked for. */
export class ReadRow implements TableRow {
  readonly kind = "row";
  readonly line: number;
  readonly raw: string;
  readonly values: readonly (number | null)[] | undefined;
  readonly errors: readonly RowError[];
  readonly moreErrors: number;
  readonly #table: Table;
  #cells: readonly string[] | undefined;

  constructor(
    table: Table,
    row: SplitRow,
    cells: readonly string[] | undefined,
    values: readonly (number | null)[] | undefined,
    errors: readonly RowError[],
    moreErrors: number,
  ) {
    const isWider = values !== undefined && cells !== undefined && cells.length > table.width;
    this.#table = table;
    this.#cells = isWider ? cells.slice(0, table.width) : cells;
    this.line = row.line;
    this.raw = isWider ? joinCells(cells.slice(0, table.width), table.separator) : row.raw;
    this.values = values;
    this.errors = errors;
    this.moreErrors = moreErrors;
  }

  get cells(): readonly string[] {
    this.#cells ??= this.raw.split(this.#table.separator);
    return this.#cells;
  }

  get id(): string | undefined {
    return this.#table.id < 0 ? undefined : this.cells[this.#table.id]?.trim();
  }

  get diagnosis(): Diagnosis | undefined {
    return this.#readDiagnosis() ?? undefined;
  }

  get diagnosisError(): RowError | undefined {
    const { diagnosis, names } = this.#table;
    if (this.#readDiagnosis() !== undefined) return undefined;
    const detail = `must be ${diagnoses.join(" or ")}, got ${show(this.cells[diagnosis] as string)}`;
    return { column: names[diagnosis], feature: undefined, detail };
  }

  #readDiagnosis(): Diagnosis | null | undefined {
    const { diagnosis, readDiagnosis } = this.#table;
    const cell = diagnosis < 0 || this.values === undefined ? undefined : this.cells[diagnosis];
    return cell === undefined ? null : readDiagnosis(cell);
  }
}
