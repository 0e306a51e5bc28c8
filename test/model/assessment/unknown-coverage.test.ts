import { expect, test } from "vitest";
import { replyTo } from "../../../model/assessment/jobs.ts";
import type { Pool } from "../../../model/assessment/pool.ts";
import { studyUnknownCoverage, unknownCoverageJobs } from "../../../model/assessment/unknown-coverage.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { bitCount, knownFeatures } from "../../../model/unknowns/subsets.ts";
import { stratifiedFolds } from "../../../network/evaluation/folds.ts";
import { createRandom } from "../../../network/math/random.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

const data = await readTrainingData("data/wisconsin.csv");

/** A pool without threads. */
function poolOf(whole: typeof data): Pool {
  return {
    data: whole,
    async run(jobs) {
      return jobs.map((job) => {
        const reply = replyTo(job, whole);
        if ("error" in reply) throw reply.error;
        return reply.result as never;
      });
    },
    async close() {},
  };
}

test("with as many unknown scores as one likes, the sets of held-out rows reach the coverage, whichever scores are known", async () => {
  const folds = stratifiedFolds(data.labels, 3, createRandom(1));
  const recipe = { ...shipped.file.recipe, training: { ...shipped.file.recipe.training, epochs: 40 } };
  const { conformalThresholds, report } = await studyUnknownCoverage(poolOf(data), recipe, 0.055, [folds], { coverage: 0.9, seed: 1 });
  expect(unknownCoverageJobs([folds])).toBe(3);
  expect(conformalThresholds).toHaveLength(512);
  expect(conformalThresholds[0]).toEqual([0, 0]);
  expect(report.map(({ unknown, patterns }) => [unknown, patterns])).toEqual(
    Array.from({ length: 9 }, (_, unknown) => [
      unknown,
      Array.from({ length: 512 }, (_, S) => S).filter((S) => bitCount(S) === 9 - unknown).length,
    ]),
  );
  for (const { classes, slope, calibrationError } of report) {
    for (const { reached, lowest, both } of classes) {
      expect(reached).toBeGreaterThan(0.9 - 0.02);
      expect(lowest).toBeLessThanOrEqual(reached);
      expect(both).toBeGreaterThanOrEqual(0);
    }
    expect(slope).toBeGreaterThan(0.3);
    expect(calibrationError).toBeLessThan(0.3);
  }
});

test("a prediction uses the thresholds of the scores that are known", () => {
  for (const values of randomSamples(60, 17, { unknowns: true })) {
    const only = (pair: [number, number]) =>
      predict(
        changedModel({
          predictionSets: {
            coverage: 0.95,
            conformalThresholds: Array.from({ length: 512 }, (_, S) => (S === knownFeatures(values) ? pair : ([1, 1] as const))),
          },
        }),
        { values },
      );
    expect(only([0, 0]).predictionSet).toHaveLength(2);
    expect(only([0, 1]).predictionSet).toContain("benign");
    const { prediction, predictionSet } = only(predict(shipped, { values }).prediction === "benign" ? [0, 1] : [1, 0]);
    expect(predictionSet).toEqual([prediction]);
  }
});
