import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { LabState, Landscape, Look, Phase, Run } from "../../../web/lab/lab-state.ts";
import { createLandscapeState } from "../../../web/lab/landscape/landscape-state.ts";

/** As much of a lab as decides about maps: 166 parameters, 500 rows. */
function createLab(parameterCount = 166) {
  const run = { network: { parameterCount }, ready: { trainingRows: new Uint32Array(500) } } as unknown as Run;
  const parts = {
    run: signal<Run | undefined>(run),
    phase: signal<Phase>("paused"),
    look: signal<Look | undefined>(undefined),
    landscape: signal<Landscape | undefined>(undefined),
  };
  const orders: string[] = [];
  const lab = { ...parts, askLandscape: (size: number, plane: string) => orders.push(`${size} ${plane}`) } as unknown as LabState;
  return {
    state: createLandscapeState(lab),
    orders,
    ...parts,
    at(epoch: number) {
      parts.look.value = { epoch } as Look;
    },
    draw(epoch: number, plane: "run" | "random" = "run", size = 41) {
      const epochs = Float64Array.from({ length: epoch + 1 }, (_, i) => i);
      parts.landscape.value = { plane, xs: new Float64Array(size), path: { epochs } } as unknown as Landscape;
    },
  };
}

test("a map needs two epochs, and is then due at once while the run stands still", () => {
  const { state, at } = createLab();
  at(1);
  expect([state.isPossible.value, state.due.value]).toEqual([false, undefined]);
  expect(state.notice.value).toContain("at least two epochs");
  at(2);
  expect([state.isPossible.value, state.due.value]).toEqual([true, 1]);
});

test("while the run goes on, a map is due at epoch 10 and whenever the run has come twice as far", () => {
  const { state, phase, at, draw, orders } = createLab();
  phase.value = "running";
  const dueAt: number[] = [];
  for (let epoch = 0; epoch <= 100; epoch++) {
    at(epoch);
    if (state.due.value === undefined) continue;
    dueAt.push(epoch);
    state.draw();
    draw(epoch);
  }
  expect(dueAt).toEqual([10, 20, 40, 80]);
  phase.value = "paused";
  expect(state.due.value).toBe(5);
  state.draw();
  expect(state.due.value).toBeUndefined();
  expect(orders).toEqual(Array(5).fill("41 run"));
});

test("an order has a new number even if the next one is due at once", () => {
  const { state, phase, at } = createLab();
  phase.value = "running";
  at(12);
  expect(state.due.value).toBe(1);
  state.draw();
  at(30);
  expect(state.due.value).toBe(2);
});

test("another plane or grid makes a map due, another mark does not", () => {
  const { state, at, draw, orders } = createLab();
  at(5);
  state.draw();
  draw(5);
  expect([state.due.value, state.notice.value]).toEqual([undefined, ""]);
  state.marked.value = 2;
  expect(state.due.value).toBeUndefined();
  state.plane.value = "random";
  expect(state.due.value).toBe(2);
  state.draw();
  expect(state.due.value).toBeUndefined();
  draw(5, "random");
  state.size.value = 81;
  expect(state.due.value).toBe(3);
  state.draw();
  expect(orders).toEqual(["41 run", "41 random", "81 random"]);
});

test("a map that takes a while is drawn when it is asked for", () => {
  const { state, at } = createLab(100_000);
  at(5);
  expect([state.due.value, state.canDraw.value]).toEqual([undefined, true]);
});

test("the mark follows the run, back as well, until the visitor moves it", () => {
  const { state, at, draw } = createLab();
  at(8);
  state.draw();
  draw(8);
  expect(state.shownMark.value).toBe(8);
  at(3);
  expect([state.shownMark.value, state.due.value]).toEqual([3, undefined]);
  state.marked.value = 6;
  expect(state.shownMark.value).toBe(6);
});
