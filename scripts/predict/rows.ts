import { errorText, type Table, type TableRow } from "../../data/tables/index.ts";
import type { Model } from "../../model/file/model.ts";
import { type AnswerLines, answerLines } from "../../model/prediction/answer-lines.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";

/** Writes the rows of a table with their predictions as text, piece by piece. */
export interface RowWriter {
  start(table: Table): string;
  row(row: TableRow): string;
  end(): string;
}

/** The columns of the table as they are, then those of the prediction. */
export function csvRows(model: Model, prevalence: number | undefined): RowWriter {
  let lines: AnswerLines;
  return {
    start(table) {
      lines = answerLines(table);
      return lines.header;
    },
    row: (row) => (row.values ? lines.predicted(row, predictRow(model, row.values, prevalence)) : lines.failed(row)),
    end: () => "",
  };
}

/** A JSON list with one object per line: the line of the file, the cells by the names of their columns, and the prediction or the error. */
export function jsonRows(model: Model, prevalence: number | undefined): RowWriter {
  let names: readonly string[] = [];
  let begin = "[\n";
  return {
    start(table) {
      names = table.names;
      return "";
    },
    row(row) {
      const cells = Object.fromEntries(names.map((name, column) => [name, row.cells[column] ?? ""]));
      const added = row.values ? predictRow(model, row.values, prevalence) : { error: errorText(row) };
      const text = `${begin}${JSON.stringify({ line: row.line, row: cells, ...added })}`;
      begin = ",\n";
      return text;
    },
    end: () => (begin === "[\n" ? "[]\n" : "\n]\n"),
  };
}

function predictRow(model: Model, values: readonly (number | null)[], prevalence: number | undefined): Prediction {
  return predict(model, prevalence === undefined ? { values } : { values, prevalence });
}
