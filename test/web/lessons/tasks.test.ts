import { beforeAll, expect, test } from "vitest";
import { whereToStart } from "../../../data/lessons/09-where-to-start.ts";
import { fourWaysDown } from "../../../data/lessons/10-four-ways-down.ts";
import { tooLong } from "../../../data/lessons/11-too-long.ts";
import repetitions from "../../../data/lessons/repetitions/12-reading-a-result.json" with { type: "json" };
import { lanes } from "../../../model/lessons/lanes.ts";
import { fastEngine } from "../../../network/kernel/kernel.ts";
import { projectPath } from "../../../scripts/files.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { type ArticleLook, type Tools, tasks } from "../../../web/learn/worker/tasks.ts";

let tools: Tools;
beforeAll(async () => {
  tools = { data: await readTrainingData(projectPath("data/wisconsin.csv")), engine: fastEngine(loadKernel()) };
});

test("the page's gradient is that of the figures", () => {
  const { loss, norms } = tasks.gradient({ activation: "relu", initializer: "he", gain: 2, seed: 1 }, tools);
  const figure = whereToStart.gains.figures.find(({ gain }) => gain === 2)!;
  expect(Number(loss.toPrecision(6))).toBe(figure.loss);
  expect(Number(norms[0]!.toPrecision(6))).toBe(figure.first);
});

test("a lane on the page ends where the figures say, from the article's start", () => {
  lanes.forEach((lane, l) => {
    const run = tasks.lane({ lane: l, seed: 1 }, tools);
    const figure = fourWaysDown.articleStart.figures[l]!;
    expect(figure.name).toBe(lane.name);
    expect(Number(run.losses.at(-1)!.toPrecision(6))).toBe(figure.loss);
    expect(run.silentUnits).toBe(figure.silentUnits);
  });
  expect(() => tasks.lane({ lane: 9, seed: 1 }, tools)).toThrow("lane must be from 0 to 4, got 9");
});

test("the article's training has a look every 500 iterations, and is right as often as the figures say", { tags: ["slow"] }, () => {
  const looks: ArticleLook[] = [];
  tasks.article({}, tools, (look) => looks.push(look));
  expect(looks.map(({ iteration }) => iteration)).toEqual(Array.from({ length: 135 }, (_, i) => 500 * i));
  for (const { iteration, right } of tooLong.article.figures.looks)
    if (iteration % 500 === 0) expect(looks[iteration / 500]!.right).toBe(right);
});

test("a split drawn on the page has the errors of the same split in the figures", () => {
  const { article, shipped } = tasks.split({ seed: 1 }, tools);
  expect([article.errors, shipped.errors]).toEqual([repetitions.random[0]!.article.errors, repetitions.random[0]!.shipped.errors]);
});
