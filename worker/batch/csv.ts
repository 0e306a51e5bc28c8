import type { Notice, Table, TableEvent, TableOptions } from "../../data/tables/index.ts";
import { createTableReader } from "../../data/tables/index.ts";
import { type AnswerLines, answerLines } from "../../model/prediction/answer-lines.ts";
import { Problem } from "../problems.ts";
import { predictValues } from "./predict-row.ts";
import { CURL_HINT, problemOf } from "./refusals.ts";
import type { RowWindow } from "./row-window.ts";
import type { RowTranslator } from "./stream.ts";

const LF = 10;
const CR = 13;

export interface CsvRows extends RowTranslator {
  /** How the table is read; undefined until that is decided. */
  readonly table: Table | undefined;
  /** What was taken as what, as far as it is known when that is decided: the whole file, or its first 64 KiB. */
  readonly notices: readonly Notice[];
}

/** Turns those rows of a table that are in the window into the same rows with their predictions. */
export function csvRows(options: TableOptions, prevalence: number | undefined, window: RowWindow): CsvRows {
  const reader = createTableReader({ ...options, optionNames: { columns: "?columns=", malignant: "?malignant=" } });
  let table: Table | undefined;
  let lines: AnswerLines | undefined;
  let notices: readonly Notice[] = [];
  let hasLineEnd = false;

  function answer(events: readonly TableEvent[]): string {
    const isDecided = table !== undefined;
    let out = "";
    for (const event of events) {
      if (event.kind === "row") {
        if (!window.take()) continue;
        const { predicted, failed } = lines as AnswerLines;
        out += event.values ? predicted(event, predictValues(event.values, prevalence)) : failed(event);
      } else if (event.kind === "table") {
        table = event.table;
        lines = answerLines(table);
        notices = table.notices;
        out += lines.header;
      } else if (event.kind === "refusal") throw problemOf(event.refusal, hasLineEnd ? "" : ` No line end was found: ${CURL_HINT}.`);
      else if (!isDecided) notices = event.notices;
    }
    return out;
  }

  return {
    get started() {
      return table !== undefined;
    },
    get table() {
      return table;
    },
    get notices() {
      return notices;
    },
    push(bytes) {
      hasLineEnd ||= table !== undefined || bytes.includes(LF) || bytes.includes(CR);
      return answer(reader.push(bytes));
    },
    end: () => answer(reader.end()),
    cut(reason) {
      if (!lines) throw new Problem(413, reason);
      return lines.failure(reason);
    },
  };
}
