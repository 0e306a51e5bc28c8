import { type FeatureKey, featureKeys } from "../features.ts";
import { isUndecodable } from "./decoder.ts";
import { isSameHeader, namesFeatures } from "./header-again.ts";
import { fits } from "./heading.ts";
import { repeatedHeaderNotice, tutorialNotice, withFinal } from "./notices.ts";
import { ReadRow } from "./read-row.ts";
import { isTutorialUnknown, parseScore, scoreError } from "./score.ts";
import { isBlank } from "./separator.ts";
import { LONGEST_ROW, type SplitRow } from "./splitter.ts";
import type { Notice, RowError, Table, TableEnd, TableRow } from "./types.ts";

/** Reads the rows of a table that was understood, one by one. */
export interface RowReader {
  /** The row, or undefined where it is none: blank, the header once more, or a line above the rows. */
  read(row: SplitRow, mayBeUndecodable?: boolean): TableRow | undefined;
  /** The end, with what only the whole file tells; `notices` are added to those of the rows. */
  end(notices?: readonly Notice[]): TableEnd;
}

const MOST_ERRORS = 5;

export function createRowReader(table: Table): RowReader {
  const { separator, width, features, decimalComma, names } = table;
  const separatorCode = separator.charCodeAt(0);
  /** The feature of each column, −1 where there is none. */
  const featureOf = names.map((_, column) => features.indexOf(column));
  let rows = 0;
  let failed = 0;
  let repeatedHeaders = 0;
  /** The line of the last names that are not those of the header; 0 where there are none, or the header came after them. */
  let otherHeader = 0;
  let tutorialUnknowns = 0;

  /** A row without quotes in which everything is as usual; undefined where a closer look is needed. */
  function readPlain(row: SplitRow): TableRow | undefined {
    const { raw } = row;
    if (row.cells || row.problem) return undefined;
    const values: (number | null)[] = [null, null, null, null, null, null, null, null, null];
    let isKnown = false;
    let column = 0;
    let from = 0;
    for (let i = 0; i <= raw.length; i++) {
      const code = i < raw.length ? raw.charCodeAt(i) : separatorCode;
      if (code !== separatorCode) continue;
      const feature = column < width ? (featureOf[column] as number) : -1;
      if (feature >= 0 && i > from) {
        const first = raw.charCodeAt(from) - 48;
        if (i === from + 1 && first >= 1 && first <= 9) values[feature] = first;
        else if (i === from + 2 && first === 1 && raw.charCodeAt(from + 1) === 48) values[feature] = 10;
        else {
          const cell = raw.slice(from, i);
          const value = parseScore(cell, decimalComma);
          if (value === undefined || (value === null && isTutorialUnknown(cell))) return undefined;
          values[feature] = value;
        }
        isKnown ||= values[feature] !== null;
      }
      column++;
      from = i + 1;
    }
    return column === width && isKnown ? new ReadRow(table, row, undefined, values, [], 0) : undefined;
  }

  function readClosely(row: SplitRow): TableRow | undefined {
    const cells = row.cells ?? row.raw.split(separator);
    if (row.problem === "too long") return withErrors(row, cells, [error(`the row is longer than ${LONGEST_ROW} characters`)]);
    if (row.problem === "open quotes") return withErrors(row, cells, [error("the quotes are not closed")]);
    const isFitting = fits(cells, width);
    const { values, errors } = isFitting
      ? readScores(cells)
      : { values: [], errors: [error(`the row must have ${width} columns, got ${cells.length}`)] };
    if (errors.length === 0) {
      for (const column of features) if (isTutorialUnknown(cells[column] ?? "")) tutorialUnknowns++;
      return new ReadRow(table, row, cells, values, [], 0);
    }
    if (isBlank(cells)) return undefined;
    if (isSameHeader(cells, table)) return repeatedHeader();
    if (!namesFeatures(cells)) return withErrors(row, cells, errors);
    otherHeader = row.line;
    return withErrors(row, cells, [
      error("the row names the columns, but not as the header does, so the rows below it are not read: put them into a file of their own"),
    ]);
  }

  /** The rows that follow are those of the header. */
  function repeatedHeader(): undefined {
    repeatedHeaders++;
    otherHeader = 0;
  }

  /** A row below names that are not those of the header: its cells would be taken for others. */
  function readBelowOther(row: SplitRow): TableRow | undefined {
    const cells = row.cells ?? row.raw.split(separator);
    if (isBlank(cells)) return undefined;
    if (isSameHeader(cells, table)) return repeatedHeader();
    return withErrors(row, cells, [error(`the row is below other names of the columns, in line ${otherHeader}`)]);
  }

  function undecodable(row: SplitRow): TableRow {
    const cells = row.cells ?? row.raw.split(separator);
    return withErrors(row, cells, [
      { ...error("holds bytes that are not in the charset of the file"), column: names[cells.findIndex(isUndecodable)] },
    ]);
  }

  function readScores(cells: readonly string[]): { values: (number | null)[]; errors: RowError[] } {
    const errors: RowError[] = [];
    const values = features.map((column, f) => {
      const cell = cells[column];
      const value = cell === undefined ? null : parseScore(cell, decimalComma);
      if (value === undefined)
        errors.push({ column: nameOf(column, f), feature: featureKeys[f] as FeatureKey, detail: scoreError(cell as string, decimalComma) });
      return value ?? null;
    });
    if (errors.length === 0 && values.every((value) => value === null)) errors.push(error("at least one feature must be known"));
    return { values, errors };
  }

  /** A column that has only a number is named after its feature. */
  function nameOf(column: number, f: number): string | undefined {
    const name = names[column];
    return name === String(column) || name === String(column + 1) ? featureKeys[f] : name;
  }

  function readAny(row: SplitRow, mayBeUndecodable: boolean): TableRow | undefined {
    if (mayBeUndecodable && isUndecodable(row.raw)) return undecodable(row);
    return otherHeader > 0 ? readBelowOther(row) : (readPlain(row) ?? readClosely(row));
  }

  function withErrors(row: SplitRow, cells: readonly string[], errors: readonly RowError[]): TableRow {
    return new ReadRow(table, row, cells, undefined, errors.slice(0, MOST_ERRORS), Math.max(0, errors.length - MOST_ERRORS));
  }

  function finalNotices(): Notice[] {
    return [
      ...(tutorialUnknowns > 0 ? [tutorialNotice(tutorialUnknowns)] : []),
      ...(repeatedHeaders > 0 ? [repeatedHeaderNotice(repeatedHeaders)] : []),
    ];
  }

  return {
    read(row, mayBeUndecodable = false) {
      if (row.line <= table.headerLine) return undefined;
      if (row.raw === table.header) return repeatedHeader();
      const read = readAny(row, mayBeUndecodable);
      if (read) rows++;
      if (read && !read.values) failed++;
      return read;
    },
    end: (notices = []) => ({ kind: "end", rows, failed, notices: withFinal(table.notices, [...notices, ...finalNotices()]) }),
  };
}

function error(detail: string): RowError {
  return { column: undefined, feature: undefined, detail };
}
