import { expect, test } from "vitest";
import { descent } from "../../../data/lessons/07-descent.ts";
import { oneFeatureData } from "../../../model/lessons/one-unit.ts";
import { startDescent } from "../../../model/lessons/one-unit-descent.ts";
import { step } from "../../../network/learning/training.ts";
import { arrivedAfter, createDescentState, MOST_STEPS } from "../../../web/learn/chapters/07-descent/descent-state.ts";
import { contourPaths, LEVELS, lossAt } from "../../../web/learn/chapters/07-descent/landscape.ts";

test.each(descent.descents.figures.filter(({ steps, momentum }) => steps !== null && (momentum === 0 || momentum === 0.9)))(
  "at rate $rate with momentum $momentum the page arrives after as many steps as the figures say",
  ({ rate, momentum, steps }) => {
    const state = createDescentState();
    state.rate.value = rate;
    state.hasMomentum.value = momentum > 0;
    state.take(steps! - 1);
    expect(arrivedAfter(state.path.value)).toBeUndefined();
    state.take(1);
    expect(arrivedAfter(state.path.value)).toBe(steps);
  },
);

test("a step is a step of the trainer, and a new rate holds for the next one", () => {
  const state = createDescentState();
  state.placeStart({ w: 3, b: 2 });
  state.rate.value = 4;
  state.take(3);
  state.rate.value = 1;
  state.take(2);
  const data = oneFeatureData(descent.counts.figures);
  const first = startDescent(data, { rate: 4, momentum: 0, start: [3, 2] });
  for (let i = 0; i < 3; i++) step(first);
  const second = startDescent(data, { rate: 1, momentum: 0, start: [...first.parameters] });
  for (let i = 0; i < 2; i++) step(second);
  const { w, b, loss } = state.path.value.at(-1)!;
  expect([w, b]).toEqual([...second.parameters]);
  expect(loss).toBe(lossAt({ w, b }));
});

test("a start beyond the map is brought to its edge, and a descent ends", () => {
  const state = createDescentState();
  state.placeStart({ w: 1000, b: -1000 });
  expect(state.path.value).toHaveLength(1);
  expect(state.path.value[0]).toMatchObject({ w: 18, b: -14 });
  state.take(MOST_STEPS + 100);
  expect(state.path.value).toHaveLength(MOST_STEPS + 1);
  state.restart();
  expect(state.path.value[0]).toMatchObject({ w: 18, b: -14 });
});

test("the map has an area for each level, drawn around the minimum", () => {
  const paths = contourPaths(
    (w) => w,
    (b) => b,
  );
  expect(paths).toHaveLength(LEVELS.length);
  const { w, b } = descent.minimum.figures;
  // The hole of the lowest area is around the minimum: its corners are on both sides.
  const corners = paths[0]!
    .split(/[MLZ]/)
    .filter(Boolean)
    .map((corner) => corner.split(" ").map(Number));
  const inner = corners.filter(([x, y]) => Math.abs(x! - w) < 4 && Math.abs(y! - b) < 2);
  expect(Math.min(...inner.map(([x]) => x!))).toBeLessThan(w);
  expect(Math.max(...inner.map(([x]) => x!))).toBeGreaterThan(w);
});
