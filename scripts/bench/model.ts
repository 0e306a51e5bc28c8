import { readFileSync } from "node:fs";
import { explain } from "../../model/explanation/explain.ts";
import { parseModel } from "../../model/file/parse.ts";
import { predict } from "../../model/prediction/predict.ts";
import { projectPath } from "../files.ts";
import { type Benchmark, timed } from "./measure.ts";

/** Questions to the shipped model: all 449 distinct rows in turn, whole, or with four of nine scores unknown. */
export function modelBenchmarks(): Benchmark[] {
  const model = parseModel(JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")));
  const { rows } = model.file.background;
  const inTurn = (who: string, ask: (row: readonly number[], i: number) => number): Benchmark => {
    let at = 0;
    const next = (): number => {
      at = (at + 1) % rows.length;
      return ask(rows[at] as readonly number[], at);
    };
    return { subject: "a question to the model", who, time: timed(next) };
  };
  // Which four changes from row to row.
  const veiled = (row: readonly number[], i: number): (number | null)[] => row.map((score, f) => ((f + i) % 9 < 4 ? null : score));
  return [
    inTurn("prediction, all known", (row) => predict(model, { values: row }).probability),
    inTurn("prediction, four unknown", (row, i) => predict(model, { values: veiled(row, i) }).probability),
    inTurn("explanation, all known", (row) => explain(model, { values: row }).baseline),
    inTurn("explanation, four unknown", (row, i) => explain(model, { values: veiled(row, i) }).baseline),
    inTurn("explanation, three changes searched", (row) => explain(model, { values: row }, { changes: 3 }).baseline),
  ];
}
