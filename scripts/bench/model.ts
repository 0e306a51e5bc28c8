import { readFileSync } from "node:fs";
import { explain } from "../../model/explanation/explain.ts";
import type { Model } from "../../model/file/model.ts";
import { parseModel } from "../../model/file/parse.ts";
import { predict } from "../../model/prediction/predict.ts";
import { accelerate } from "../../model/unknowns/expectation.ts";
import { projectPath } from "../files.ts";
import { loadExpectation } from "../kernel.ts";
import { type Benchmark, inTurn } from "./measure.ts";

const SUBJECT = "a prediction or explanation by the shipped model";

export function shippedModel(): Model {
  return parseModel(JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")));
}

/** The shipped model on its 449 distinct rows in turn, complete or with some of the nine scores unknown. */
export function modelBenchmarks(): Benchmark[] {
  const model = shippedModel();
  const accelerated = shippedModel();
  accelerate(accelerated, loadExpectation());
  const { rows } = model.file.background;
  const benchmark = (who: string, work: (row: readonly number[], i: number) => number) => inTurn(SUBJECT, who, rows, work);
  // Which ones are unknown changes from row to row.
  const masked = (row: readonly number[], i: number, unknown = 4): (number | null)[] =>
    row.map((score, f) => ((f + i) % 9 < unknown ? null : score));
  return [
    benchmark("prediction, all known", (row) => predict(model, { values: row }).probability),
    ...[1, 2, 4, 6, 8].map((unknown) =>
      benchmark(`prediction, ${unknown} unknown`, (row, i) => predict(model, { values: masked(row, i, unknown) }).probability),
    ),
    benchmark("explanation, all known", (row) => explain(model, { values: row }).baseline),
    benchmark("explanation, all known, as in the Worker", (row) => explain(accelerated, { values: row }).baseline),
    benchmark("explanation, two unknown", (row, i) => explain(model, { values: masked(row, i, 2) }).baseline),
    benchmark("explanation, four unknown", (row, i) => explain(model, { values: masked(row, i) }).baseline),
    benchmark("explanation, up to three changes", (row) => explain(model, { values: row }, { changes: 3 }).baseline),
  ];
}
