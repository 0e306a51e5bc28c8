import { expect, test } from "vitest";
import { descent } from "../../../data/lessons/07-descent.ts";
import { whereToStart } from "../../../data/lessons/09-where-to-start.ts";
import { fourWaysDown } from "../../../data/lessons/10-four-ways-down.ts";
import { tooLong } from "../../../data/lessons/11-too-long.ts";
import { readingAResult } from "../../../data/lessons/12-reading-a-result.ts";
import { arrivedAfter, createDescentState } from "../../../web/learn/chapters/07-descent/descent-state.ts";

// What the chapters say in words about their figures, and would go on saying if the figures changed.

test("chapter 7: after thirty steps rate 5 is still on its way, and rate 0.5 with momentum has arrived", () => {
  const arrived = (rate: number, hasMomentum: boolean) => {
    const state = createDescentState();
    state.rate.value = rate;
    state.hasMomentum.value = hasMomentum;
    state.take(30);
    return arrivedAfter(state.path.value) !== undefined;
  };
  expect(arrived(5, false)).toBe(false);
  expect(arrived(0.5, true)).toBe(true);
  const steps = (rate: number) => descent.descents.figures.find((run) => run.rate === rate && run.momentum === 0)?.steps ?? Infinity;
  for (const slower of [0.5, 5, 42]) expect(steps(25)).toBeLessThan(steps(slower));
});

test("chapter 9: with ReLU, zero weights feel no gradient below the output", () => {
  const zero = whereToStart.firstGradients.figures.find(({ activation, initializer }) => activation === "relu" && initializer === "zero");
  expect(zero?.norms.slice(0, -1).every((norm) => norm === 0)).toBe(true);
  expect(zero?.norms.at(-1)).toBeGreaterThan(0);
});

test("chapter 10: on other starts annealing and Adam tie, a constant rate of 2 comes lower and momentum at 0.7 lower still", () => {
  const loss = (name: string) => fourWaysDown.otherStarts.figures.find((lane) => lane.name === name)?.loss as number;
  const annealed = loss("SGD, rate from 2 to 0");
  expect(loss("Adam, rate 0.01").toFixed(3)).toBe(annealed.toFixed(3));
  expect(loss("SGD, rate 2")).toBeLessThan(annealed);
  expect(loss("Momentum, rate 0.7")).toBeLessThan(loss("SGD, rate 2"));
});

test("chapter 10: on the article’s start annealing comes lowest of those in the question, and units of Adam are silent", () => {
  const { figures } = fourWaysDown.articleStart;
  const lane = (name: string) => figures.find((entry) => entry.name === name)!;
  for (const other of ["SGD, rate 0.07", "SGD, rate 7", "Adam, rate 0.01"])
    expect(lane("SGD, rate from 2 to 0").loss).toBeLessThan(lane(other).loss);
  expect(lane("Adam, rate 0.01").silentUnits).toBeGreaterThan(0);
});

test("chapter 11: all printed costs agree, and the held-out loss ends above its lowest", () => {
  const { printed, equal } = tooLong.article.figures;
  expect(equal).toBe(printed);
  const { heldOutLosses, best } = tooLong.folds.figures;
  expect(heldOutLosses.at(-1)).toBeGreaterThan(heldOutLosses[best] as number);
});

test("chapter 12: on the article’s split there is no error after 2,000 iterations", () => {
  expect(readingAResult.given.figures.article.article).toBe(0);
});
