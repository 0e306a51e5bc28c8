import { expect, test } from "vitest";
import { isSeedUsed, withData, withHoldOut, withTraining } from "../../../web/lab/experiment/changes.ts";
import type { Experiment } from "../../../web/lab/experiment/experiment.ts";
import { leadOf, openingExperiment, presetNamed, presets, shippedExperiment } from "../../../web/lab/experiment/presets.ts";
import { lookAfter } from "./looks.ts";

test("the opening experiment tells the ordinary story: it starts by guessing, learns within ten seconds, and errs more often on held-out cases", () => {
  const [start, middle, end] = [0, 200, 400].map((epochs) => lookAfter(openingExperiment, epochs).look.metrics);
  expect(start?.loss).toBeCloseTo(0.681, 3);
  expect(start?.accuracy).toBeCloseTo(0.571, 3);
  expect(middle?.loss).toBeLessThan(0.11);
  expect(end?.loss).toBeCloseTo(0.075, 3);
  expect(end?.validationLoss).toBeCloseTo(0.138, 3);
  expect(end?.validationAccuracy).toBeLessThan(end?.accuracy as number);
});

const article = presetNamed("article")?.experiment as Experiment;

test.for<[string, Experiment]>([
  ["the opening experiment", openingExperiment],
  ["the article's run", article],
  ["the article's run in batches", withTraining(article, { batchSize: 32 })],
  ["the article's run with noise", withTraining(article, { inputNoise: 0.1 })],
  ["a start at zero", withTraining({ ...article, start: "drawn" }, { initializer: "zero" })],
  ["the deployed recipe", shippedExperiment],
])("another seed changes the run exactly where the seed is said to be used: %s", ([, experiment]) => {
  const [one, other] = [1, 2].map((seed) => lookAfter({ ...experiment, seed }, 2).look.numbers.parameters);
  expect(one?.every((value, p) => value === other?.[p])).toBe(!isSeedUsed(experiment));
});

test("what to look for is said of the preset's own rows alone", () => {
  const [first] = presets;
  expect(leadOf(first, first.experiment)).toBe(first.lead);
  expect(leadOf(first, withTraining(first.experiment, { learningRate: 1 }))).toBe(first.lead);
  expect(leadOf(first, withHoldOut(first.experiment, { kind: "none" }))).toContain("with nothing held out");
  expect(leadOf(first, withData(first.experiment, { kind: "own", sha256: "0".repeat(64) }))).toContain("your own table");
});
