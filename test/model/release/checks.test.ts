import { expect, test } from "vitest";
import {
  calibrationCheck,
  clearCutCheck,
  logLossCheck,
  monotonicityCheck,
  type PairedPredictions,
  sensitivityCheck,
} from "../../../model/release/checks.ts";
import { createRandom } from "../../../network/math/random.ts";
import { changedModel, shipped } from "../models.ts";

const random = createRandom(3);
const labels = Array.from({ length: 300 }, (_, i) => (i < 200 ? 0 : 1));
const data = { rows: labels.map((_, i) => [i]), labels };

/** Probabilities that are right on average; `shift` moves them towards the positive class, in logits. */
const predictions = (shift: number): Float64Array[] =>
  [1, 2, 3].map(() => Float64Array.from(labels, (y) => 1 / (1 + Math.exp(-((y ? 3 : -3) + 1.5 * random.normal() + shift)))));

const paired = (candidate: Float64Array[], present: Float64Array[]): PairedPredictions => ({ data, candidate, present });

test("equal predictions pass, with a difference of nothing", () => {
  const same = predictions(0);
  for (const check of [logLossCheck, sensitivityCheck]) {
    const { passes, present, candidate, rule } = check(paired(same, same));
    expect([passes, candidate]).toEqual([true, present]);
    expect(rule).toContain("paired difference +0.0000 (95% CI +0.0000 to +0.0000)");
  }
});

test("log loss fails where it is clearly higher, and only there", () => {
  const [good, bad] = [predictions(0), predictions(-3)];
  expect(logLossCheck(paired(bad, good)).passes).toBe(false);
  expect(logLossCheck(paired(good, bad)).passes).toBe(true);
  // A difference inside the noise passes.
  expect(logLossCheck(paired(predictions(0), good)).passes).toBe(true);
});

test("sensitivity looks at malignant cases alone: false alarms do not fail it", () => {
  const [good, cautious, careless] = [predictions(0), predictions(3), predictions(-3)];
  expect(sensitivityCheck(paired(cautious, good)).passes).toBe(true);
  expect(sensitivityCheck(paired(careless, good)).passes).toBe(false);
});

test("calibration has a limit of its own, whatever the present model's", () => {
  const bad = predictions(2);
  expect(calibrationCheck(paired(bad, bad)).passes).toBe(false);
  const exact = [Float64Array.from(labels)];
  expect(calibrationCheck(paired(exact, bad))).toMatchObject({ candidate: "0.0000", passes: true });
});

test("monotonicity: more than 15% violations fail, and so does a model without a report", () => {
  const { report } = shipped.file;
  const withViolations = (against: number) =>
    changedModel({ report: { ...report!, monotonicity: { steps: 100, against, largest: 0.1 } } }).file;
  expect(monotonicityCheck(withViolations(15), shipped.file)).toMatchObject({ candidate: "15.0%", passes: true });
  expect(monotonicityCheck(withViolations(16), shipped.file)).toMatchObject({ candidate: "16.0%", passes: false });
  const { report: _, ...unassessed } = shipped.file;
  expect(monotonicityCheck(unassessed, shipped.file)).toMatchObject({ candidate: "none", passes: false });
});

test("clear-cut cases: the same model keeps all, one of opposite weights loses all", () => {
  expect(clearCutCheck(shipped.file, shipped.file)).toMatchObject({ present: "8", candidate: "8", passes: true });
  const layers = shipped.file.layers.map(({ W, b, activation }, l, all) =>
    l === all.length - 1 ? { activation, W: W.map((row) => row.map((w) => -w)), b: b.map((x) => -x) } : { activation, W, b },
  );
  expect(clearCutCheck(changedModel({ layers }).file, shipped.file)).toMatchObject({ candidate: "0", passes: false });
});
