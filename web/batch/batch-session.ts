import { errorText, type Notice, type Table, type TableRow } from "../../data/tables/index.ts";
import { type Model, modelOf } from "../../model/file/model.ts";
import { baseRate } from "../../model/prediction/predict.ts";
import { readSource } from "../tables/read-source.ts";
import {
  type BatchOptions,
  type BatchReport,
  type BatchRows,
  type ListedError,
  MOST_ROWS,
  type PredictedRow,
  type ShownRow,
} from "./batch-messages.ts";
import { caseColumn, summaryOf } from "./batch-table.ts";
import { downloadOf } from "./download.ts";
import { evaluate } from "./evaluation.ts";
import { createPredictor } from "./predictor.ts";
import { type Filter, filterNames, filters, orderRows, type RowView } from "./row-order.ts";
import { createRowStore, type RowStore } from "./row-store.ts";

/** Rows with errors that are listed one by one. */
export const MOST_LISTED = 100;

/** Milliseconds between two messages about the progress. */
const REPORT_INTERVAL = 100;

/** The longest text of a row in the list of errors. */
const LONGEST_LISTED = 200;

/** A batch: a file whose rows are read, predicted and kept in about thirty bytes each. */
export interface BatchSession extends BatchRows {
  /** Reads the file and predicts every row. A row with errors gets no prediction and never stops the rest. */
  read(report: (message: BatchReport) => void): Promise<void>;
}

export function createBatchSession(shipped: Model, source: Blob, options: BatchOptions, mostRows = MOST_ROWS): BatchSession {
  const store = createRowStore();
  const { prevalence, threshold = shipped.file.threshold } = options;
  const model = threshold === shipped.file.threshold ? shipped : modelOf({ ...shipped.file, threshold });
  const predictor = createPredictor(model, prevalence);
  const counts = Object.fromEntries(filterNames.map((name) => [name, 0])) as Record<Filter, number>;
  let table: Table | undefined;
  let caseNumbers = -1;
  let isDiagnosed = false;
  let listed: ListedError[] = [];
  let order: { readonly key: string; readonly rows: Uint32Array | undefined } | undefined;

  async function read(report: (message: BatchReport) => void): Promise<void> {
    let notices: readonly Notice[] = [];
    let isCut = false;
    let reportedAt = performance.now();
    const reportProgress = (share: number) => {
      report({ kind: "progress", share, counts: { ...counts }, isDiagnosed, listed });
      listed = [];
      reportedAt = performance.now();
    };
    reading: for await (const { events, progress } of readSource(source, options)) {
      for (const event of events) {
        if (event.kind === "refusal") return report({ kind: "refused", refusal: event.refusal });
        if (event.kind === "table") {
          table = event.table;
          caseNumbers = caseColumn(table);
          notices = table.notices;
          report({ kind: "table", table: summaryOf(table, { prevalence: prevalence ?? baseRate(model), threshold }), notices });
        } else if (event.kind === "end") notices = event.notices;
        else if (store.length < mostRows) add(event);
        else {
          isCut = true;
          break reading;
        }
      }
      if (performance.now() - reportedAt >= REPORT_INTERVAL) reportProgress(progress);
    }
    reportProgress(1);
    report({ kind: "end", notices, evaluation: evaluate(store, threshold), isCut });
  }

  function add(row: TableRow): void {
    const prediction = row.values && predictor.predict(row.values);
    const error = row.values ? "" : errorText(row);
    const id = row.id ?? row.cells[caseNumbers] ?? "";
    const flag = store.add({ line: row.line, id, values: row.values, prediction, diagnosis: row.diagnosis, error });
    isDiagnosed ||= row.diagnosis !== undefined;
    for (const name of filterNames) if (filters[name](flag)) counts[name]++;
    if (!row.values && counts.invalid <= MOST_LISTED)
      listed.push({ line: row.line, id, text: shortened(row.raw), errors: row.errors, moreErrors: row.moreErrors });
  }

  function orderOf(view: RowView): Uint32Array | undefined {
    const key = `${view.filter} ${view.sort} ${view.descending} ${store.length}`;
    if (order?.key !== key) order = { key, rows: orderRows(store, view) };
    return order.rows;
  }

  return {
    read,
    async window(view, from, count) {
      const rows = orderOf(view);
      const total = rows?.length ?? store.length;
      const shown = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, i) => rows?.[from + i] ?? from + i);
      return shown.map((row) => shownRow(store, row));
    },
    async predicted(from, count) {
      const rows: PredictedRow[] = [];
      let next = from;
      for (; next < store.length && rows.length < count; next++) {
        const predicted = store.prediction(next);
        if (!predicted) continue;
        const { probability, prediction } = predicted;
        rows.push({ line: store.line(next), values: store.values(next), probability, prediction });
      }
      return { rows, next };
    },
    async download() {
      if (!table) throw new Error("the file has not been read");
      return downloadOf({ source, options, table, store });
    },
  };
}

function shownRow(store: RowStore, row: number): ShownRow {
  return {
    line: store.line(row),
    id: store.id(row),
    values: store.values(row),
    prediction: store.prediction(row),
    diagnosis: store.diagnosis(row),
    error: store.error(row),
  };
}

function shortened(text: string): string {
  return text.length > LONGEST_LISTED ? `${text.slice(0, LONGEST_LISTED - 1)}…` : text;
}
