// Not a test: `npx node test/model/release/fifty-seeds.ts` trains and cross-validates the shipped recipe with fifty other seeds and
// says how many the gate accepts. It takes some minutes.
import { foldsOf } from "../../../model/assessment/comparison.ts";
import { crossValidate } from "../../../model/assessment/cross-validation.ts";
import { auditMonotonicity } from "../../../model/assessment/monotonicity.ts";
import { modelOf } from "../../../model/file/model.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { judge } from "../../../model/release/gate.ts";
import { makeModel } from "../../../model/release/make-model.ts";
import { probabilitiesOf } from "../../../model/training/fitted.ts";
import { distinctRows } from "../../../model/training/labelled-rows.ts";
import { fastEngine } from "../../../network/kernel/kernel.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import { createThreadPool } from "../../../scripts/threads/pool.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { shipped } from "../models.ts";

const SEEDS = 50;
const data = await readTrainingData("data/wisconsin.csv");
const pool = createThreadPool(data);
const { recipe, seed: own } = shipped.file;
let accepted = 0;
for (let seed = own + 1; seed <= own + SEEDS; seed++) {
  const { file } = await makeModel({ recipe, data, seed, engine: fastEngine(loadKernel()) });
  const outOfFold = await crossValidate(pool, { kind: "network", recipe }, foldsOf(data), seed);
  const { version: _, ...content } = file;
  const monotonicity = auditMonotonicity(distinctRows(data).rows, file.range, (rows) => probabilitiesOf(modelOf(file), rows));
  const candidate = sealModel({ ...content, report: { ...shipped.file.report!, monotonicity } });
  const { passes, checks } = await judge(pool, createThreadPool, { file: candidate, outOfFold }, shipped.file);
  accepted += passes ? 1 : 0;
  const figures = checks.map(
    ({ name, candidate, outcome }) => `${name} ${candidate}${outcome === "passes" ? "" : ` ${outcome.toUpperCase()}`}`,
  );
  console.log(`seed ${seed}: ${figures.join(", ")}`);
}
console.log(`${accepted} of ${SEEDS} accepted`);
await pool.close();
