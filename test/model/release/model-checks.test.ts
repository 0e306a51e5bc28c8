import { expect, test } from "vitest";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { clearCutCheck, monotonicityCheck } from "../../../model/release/model-checks.ts";
import { changedModel, shipped } from "../models.ts";

const { recipe, report } = shipped.file;
const { constraint: _, ...training } = recipe.training;
/** The shipped recipe without its constraint, and with it. */
const free = { ...recipe, training };
const monotone = { ...recipe, training: { ...training, constraint: "monotone" as const } };

test("monotonicity: more than 15% violations are refused, a single one of a monotone recipe, and a model without a report", () => {
  const withViolations = (against: number, recipe: ModelFile["recipe"]) =>
    changedModel({ recipe, report: { ...report!, monotonicity: { steps: 100, against, largest: 0.1 } } }).file;
  expect(monotonicityCheck(withViolations(15, free), withViolations(10, free))).toMatchObject({ candidate: "15.0%", outcome: "passes" });
  expect(monotonicityCheck(withViolations(16, free), withViolations(10, free))).toMatchObject({ candidate: "16.0%", outcome: "refused" });
  // Where the present model has none, neither may the new one.
  expect(monotonicityCheck(withViolations(1, free), withViolations(0, free)).outcome).toBe("refused");
  expect(monotonicityCheck(withViolations(0, monotone), shipped.file)).toMatchObject({ candidate: "0.0%", outcome: "passes" });
  expect(monotonicityCheck(withViolations(1, monotone), shipped.file)).toMatchObject({ candidate: "1.0%", outcome: "refused" });
  const { report: __, ...unassessed } = shipped.file;
  expect(monotonicityCheck(unassessed, shipped.file)).toMatchObject({ candidate: "none", outcome: "refused" });
});

test("clear-cut cases: the same model keeps all, one of opposite weights loses all", () => {
  expect(clearCutCheck(shipped.file, shipped.file)).toMatchObject({ present: "8", candidate: "8", outcome: "passes" });
  const layers = shipped.file.layers.map(({ W, b, activation }, l, all) =>
    l === all.length - 1 ? { activation, W: W.map((row) => row.map((w) => -w)), b: b.map((x) => -x) } : { activation, W, b },
  );
  expect(clearCutCheck(changedModel({ layers, recipe: free }).file, shipped.file)).toMatchObject({ candidate: "0", outcome: "refused" });
});
