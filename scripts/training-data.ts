import { createHash } from "node:crypto";
import { basename } from "node:path";
import { diagnoses, featureKeys } from "../data/features.ts";
import { formatColumns, type Notice, type Table, type TableOptions, type TableRow } from "../data/tables/index.ts";
import { isWisconsin } from "../data/wisconsin.ts";
import { distinctRows } from "../model/training/labelled-rows.ts";
import {
  type IncompleteRows,
  type ReadingOptions,
  type StatedOrigin,
  type TrainingData,
  trainingDataOf,
} from "../model/training/training-data.ts";
import { wisconsinPeriods } from "../model/training/wisconsin-data.ts";
import { UsageError } from "./cli/options.ts";
import { createRowErrors } from "./cli/row-errors.ts";
import { pathInProject } from "./files.ts";
import { nameOf, STANDARD_INPUT, tableEvents } from "./read-table.ts";

export interface TrainingDataOptions extends TableOptions {
  /** Whether rows with errors are left out. Otherwise one of them is enough to refuse the file. */
  readonly skipFaulty?: boolean | undefined;
  /** Where data of one's own come from, and under which licence. */
  readonly source?: string | undefined;
  readonly licence?: string | undefined;
  /** Called with what one should know of the data, sentence by sentence. */
  readonly onNotice?: (sentence: string) => void;
}

/** Training data, and the line of the table that each row stands on, the first being 1. */
export interface ReadTrainingData extends TrainingData {
  readonly lines: readonly number[];
}

/** From fewer rows of a class, nothing can be learned that could be told from chance, and ten folds cannot be filled. */
const FEWEST_ROWS = 10;

/** A model keeps its distinct rows: 100,000 take some 15 MB as JSON and, to predict samples with unknown scores, 40 MB of tables. */
const MOST_DISTINCT_ROWS = 100_000;
const MOST_ROWS = 1_000_000;

/** Rows with unknown scores are only predicted, which takes some milliseconds each; more would not make the figures better. */
const MOST_INCOMPLETE = 1000;

/**
 * Reads a table in any of its forms and returns its complete rows that have a diagnosis. Throws UsageError with one sentence where
 * the file cannot be read or nothing can be learned from it, and with the lines of the rows that have errors.
 */
export async function readTrainingData(path: string, options: TrainingDataOptions = {}): Promise<ReadTrainingData> {
  const { skipFaulty = false, source, licence, onNotice = () => {}, ...tableOptions } = options;
  const hash = createHash("sha256");
  const collected = createCollected();
  let notices: readonly Notice[] = [];
  for await (const events of tableEvents(path, tableOptions, (bytes) => hash.update(bytes)))
    for (const event of events) {
      if (event.kind === "table") checkTable(path, event.table);
      else if (event.kind === "row") {
        collected.add(event);
        if (collected.rows.length > MOST_ROWS) throw new UsageError(`${nameOf(path)}: training takes at most ${MOST_ROWS} complete rows`);
      } else notices = event.notices;
    }
  checkRows(path, collected, notices, skipFaulty);

  for (const { text } of notices) onNotice(text);
  const { rows, labels, lines, incomplete, classes, leftOut, errors } = collected;
  if (errors.count > 0) onNotice(`${nameOf(path)}: ${errors.text(collected.total)}\nThese rows are left out of training.`);
  const sha256 = hash.digest("hex");
  onNotice(summary(path, collected));
  const counts = { rows: collected.total, used: rows.length, sha256 };
  if (!isWisconsin(counts)) {
    const stated: StatedOrigin = {
      file: basename(nameOf(path)),
      ...placeOf(path, options),
      source: inOneLine(source),
      licence: inOneLine(licence),
      classes,
      leftOut,
    };
    return { ...trainingDataOf(rows, labels, { ...counts, stated }, { incomplete }), lines };
  }
  if (source !== undefined || licence !== undefined)
    throw new UsageError("--source and --licence are for data of your own; those of the Wisconsin data are known");
  return { ...trainingDataOf(rows, labels, counts, { incomplete, periods: wisconsinPeriods(collected.places) }), lines };
}

/** The folds that keep equal rows together need as many distinct ones. Throws UsageError. */
export function checkDistinctRows(path: string, data: TrainingData): void {
  const { counts } = distinctRows(data);
  data.classNames.forEach((name, label) => {
    const distinct = counts.filter((count) => (count[label] as number) > 0).length;
    if (distinct < FEWEST_ROWS)
      throw new UsageError(
        `${nameOf(path)}: cross-validation needs at least ${FEWEST_ROWS} distinct complete rows of each class, got ${distinct} ${name}; npm run train takes --unassessed`,
      );
  });
}

type Collected = ReturnType<typeof createCollected>;

/** What training takes from the rows of a table, and what it leaves out, by the first reason that holds. */
function createCollected() {
  const rows: (readonly number[])[] = [];
  const labels: number[] = [];
  const lines: number[] = [];
  const places: number[] = [];
  const incomplete = { rows: [] as (readonly (number | null)[])[], labels: [] as number[] };
  const classes: [number, number] = [0, 0];
  const leftOut: Record<keyof StatedOrigin["leftOut"], number> = { errors: 0, noDiagnosis: 0, unknownScores: 0 };
  const errors = createRowErrors();
  const unknown = new Array<number>(featureKeys.length).fill(0);
  return {
    rows,
    labels,
    lines,
    /** The place of each complete row among all rows of the table, counted from 0. */
    places,
    incomplete: incomplete as IncompleteRows,
    classes: classes as readonly [number, number],
    leftOut: leftOut as StatedOrigin["leftOut"],
    errors,
    /** How many of the rows left out for an unknown score lack each feature. */
    unknown: unknown as readonly number[],
    get total() {
      return rows.length + leftOut.errors + leftOut.noDiagnosis + leftOut.unknownScores;
    },
    add(row: TableRow): void {
      const { line, values, diagnosis, diagnosisError } = row;
      if (!values) {
        leftOut.errors++;
        errors.add(line, row.errors, row.moreErrors);
      } else if (!diagnosis) {
        leftOut.noDiagnosis++;
        errors.add(line, [diagnosisError ?? { column: "the diagnosis", feature: undefined, detail: "is missing" }]);
      } else {
        const label = diagnoses.indexOf(diagnosis) as 0 | 1;
        classes[label]++;
        if (isComplete(values)) {
          places.push(this.total);
          rows.push(values);
          lines.push(line);
          labels.push(label);
        } else {
          if (leftOut.unknownScores < MOST_INCOMPLETE) {
            incomplete.rows.push(values);
            incomplete.labels.push(label);
          }
          leftOut.unknownScores++;
          values.forEach((value, f) => {
            if (value === null) unknown[f] = (unknown[f] as number) + 1;
          });
        }
      }
    },
  };
}

/** Throws UsageError for a table whose columns do not suffice, before its rows are read. */
function checkTable(path: string, { diagnosis, missing }: Table): void {
  if (diagnosis < 0)
    throw new UsageError(
      `${nameOf(path)}: no column is known to hold the diagnosis, which training needs; say which one does with --columns diagnosis:NAME`,
    );
  if (missing.length > 0)
    throw new UsageError(`${nameOf(path)}: training needs all nine features in each row; in no column: ${missing.join(", ")}`);
}

/** Throws UsageError for rows that nothing can be learned from. */
function checkRows(path: string, collected: Collected, notices: readonly Notice[], skipFaulty: boolean): void {
  const { rows, labels, classes, leftOut, errors, total } = collected;
  const refuse = (reason: string): never => {
    throw new UsageError(`${nameOf(path)}: ${reason}`);
  };
  if (total === 0) refuse("the table has a header but no rows");
  if (leftOut.noDiagnosis > 0 && classes[0] + classes[1] === 0)
    refuse(notices.find(({ code }) => code === "diagnosis")?.text ?? "no row has a diagnosis, which training needs");
  if (errors.count > 0 && !skipFaulty) refuse(`${errors.text(total)}\n${errors.count < total ? SKIP : EVERY_ROW}`);
  diagnoses.forEach((name, label) => {
    if (classes[label] === 0) refuse(`training needs rows of both classes; none is ${name}`);
  });
  diagnoses.forEach((name, label) => {
    const complete = labels.filter((other) => other === label).length;
    if (complete < FEWEST_ROWS)
      refuse(
        `training needs at least ${FEWEST_ROWS} complete rows of each class; ${complete} ${complete === 1 ? "is" : "are"} ${name}${unknownText(collected)}`,
      );
  });
  const distinct = distinctRows({ rows, labels }).rows.length;
  if (distinct === 1) refuse("all complete rows have the same nine scores, so nothing tells the classes apart");
  if (distinct > MOST_DISTINCT_ROWS) refuse(`training takes at most ${MOST_DISTINCT_ROWS} distinct rows, got ${distinct}`);
}

const SKIP = "With --skip-faulty, these rows are left out.";
const EVERY_ROW = "Every row has an error: was a column taken for another one? Use --columns to say what each column holds.";

/** Which feature is most often unknown, where rows are left out for it. */
function unknownText({ leftOut: { unknownScores }, unknown }: Collected): string {
  if (unknownScores === 0) return "";
  const most = Math.max(...unknown);
  return `. Rows with an unknown score are left out: ${unknownScores}, of which ${most} lack ${featureKeys[unknown.indexOf(most)]}`;
}

function summary(path: string, { total, classes: [benign, malignant], leftOut: { unknownScores } }: Collected): string {
  const incomplete = unknownScores > 0 ? `; ${unknownScores} with an unknown score ${unknownScores === 1 ? "is" : "are"} left out` : "";
  return `${nameOf(path)}: ${total} ${total === 1 ? "row" : "rows"}, ${benign} benign and ${malignant} malignant${incomplete}`;
}

/** Where a file lies in the project and how it was read. A path outside the project says too much of its owner's machine. */
function placeOf(path: string, { columns, malignant, skipFaulty }: TrainingDataOptions): Pick<StatedOrigin, "path" | "reading"> {
  const place = pathInProject(path);
  const reading: ReadingOptions = {
    ...(columns ? { columns: formatColumns(columns) } : {}),
    ...(malignant === undefined ? {} : { malignant }),
    ...(skipFaulty ? { skipFaulty } : {}),
  };
  return {
    ...(path === STANDARD_INPUT || place === undefined ? {} : { path: place }),
    ...(Object.keys(reading).length > 0 ? { reading } : {}),
  };
}

/** null where nothing was stated. */
function inOneLine(text: string | undefined): string | null {
  return text?.replace(/\s+/g, " ").trim() || null;
}

function isComplete(values: readonly (number | null)[]): values is readonly number[] {
  return !values.includes(null);
}
