import { choose, isChosenName, plainOptionNames } from "./assign.ts";
import { fitCells, joinCells } from "./csv.ts";
import { examine } from "./evidence.ts";
import { findColumns } from "./find-columns.ts";
import { isSameHeader, namesFeatures } from "./header-again.ts";
import { findHeading, fits, type Heading } from "./heading.ts";
import { missingNotice, namesNotice, repeatedHeaderNotice, tutorialNotice } from "./notices.ts";
import { isTutorialUnknown } from "./score.ts";
import type { SampleRow } from "./separator.ts";
import { wrongSet } from "./sets.ts";
import type { Notice, Refusal, Table, TableOptions } from "./types.ts";

/** The first rows of a file, split, and what is known of its form. */
export interface Head {
  readonly rows: readonly SampleRow[];
  /** The names that stand outside the rows, as in ARFF. */
  readonly given: readonly string[] | undefined;
  /** Whether these are all rows of the file. */
  readonly isWhole: boolean;
  readonly separator: string;
  readonly newline: Table["newline"];
  readonly decimalComma: boolean;
}

/** Decides what a table holds, by its names and by its first rows. */
export function understand(head: Head, options: TableOptions): Table | Refusal {
  const optionNames = options.optionNames ?? plainOptionNames;
  const rowsAndNames = head.given ? [head.given, ...head.rows.map(({ cells }) => cells)] : head.rows.map(({ cells }) => cells);
  const set = options.columns ? undefined : wrongSet(rowsAndNames);
  if (set) return set;
  const heading = findHeading(head.rows, head.given, isChosenName(options.columns));
  if ("code" in heading) return heading;
  const { width } = heading;
  const names = heading.names ?? Array.from({ length: width }, (_, column) => String(column + 1));
  const choice = choose(options.columns, names, optionNames.columns);
  if ("code" in choice) return choice;

  const repeated = new Set(heading.rows.filter((row) => repeatsHeader(row, heading)));
  if (head.isWhole && repeated.size === heading.rows.length) return NO_ROWS;
  const rows = heading.rows.filter((row) => fits(row.cells, width) && !repeated.has(row)).map(({ cells }) => cells);
  const evidence = examine(rows, width, head.decimalComma);
  const found = findColumns({ heading, names, choice, evidence }, options.malignant, optionNames);
  if ("code" in found) return found;

  const { features, missing, diagnosis, order } = found;
  const notices: Notice[] = [...heading.notices];
  if (order && !heading.names) notices.push({ code: "no header", text: order.text });
  // The most important one first: in a response header there is room for a few.
  notices.push(...missingNotice(missing));
  if (!order) notices.push(...namesNotice(names, features, (key) => choice.has(key)));
  notices.push(...diagnosis.notices);
  if (rows.some((cells) => features.some((column) => isTutorialUnknown(cells[column] ?? "")))) notices.push(tutorialNotice());
  const read = { names, features, diagnosis: diagnosis.column, hasHeader: heading.names !== undefined };
  if ([...repeated].some(({ raw, cells }) => raw === heading.headerRow?.raw || isSameHeader(cells, read)))
    notices.push(repeatedHeaderNotice());
  return {
    separator: head.separator,
    newline: head.newline,
    decimalComma: head.decimalComma,
    hasHeader: heading.names !== undefined,
    names,
    width,
    header: heading.names && headerText(heading, head.separator),
    headerLine: heading.headerLine,
    features,
    missing,
    diagnosis: diagnosis.column,
    id: found.id,
    unclearDiagnoses: diagnosis.unclear,
    readDiagnosis: diagnosis.read,
    notices,
  };
}

const NO_ROWS: Refusal = {
  code: "no rows",
  status: 422,
  detail: "The table has a header but no rows: give the scores of one sample per row below it.",
};

/** The header again, or a row that names features. */
function repeatsHeader({ raw, cells }: SampleRow, { headerRow }: Heading): boolean {
  return raw === headerRow?.raw || namesFeatures(cells);
}

/** The header as it stood where it fits, or as CSV writes it. */
function headerText({ headerRow, width, names }: Heading, separator: string): string {
  if (headerRow && headerRow.cells.length === width && !headerRow.problem) return headerRow.raw;
  return joinCells(fitCells(names ?? [], width), separator);
}
