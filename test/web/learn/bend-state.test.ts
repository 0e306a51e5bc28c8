import { expect, test } from "vitest";
import { createBendState, STEPS } from "../../../web/learn/chapters/03-too-linear/bend-state.ts";

test("identity units never follow the spiral, and ReLU units do", { tags: ["slow"] }, () => {
  const accuracyOf = (activation: "identity" | "relu") => {
    const state = createBendState(() => 0);
    state.choose({ layers: 3, activation });
    state.run();
    state.advance(1);
    return state.frame.value;
  };
  const [flat, bent] = [accuracyOf("identity"), accuracyOf("relu")];
  expect(flat.step).toBe(STEPS);
  expect(flat.accuracy).toBeLessThan(0.7);
  expect(bent.accuracy).toBeGreaterThan(0.95);
});

test("a slice ends when its time is over, and a training after its last step", () => {
  let time = 0;
  const state = createBendState(() => time++);
  state.choose({ problem: "line", layers: 0 });
  state.run();
  state.advance(3);
  expect(state.frame.value.step).toBe(3);
  while (state.isRunning.value) state.advance(300);
  expect(state.frame.value.step).toBe(STEPS);
  state.advance(3);
  expect(state.frame.value.step).toBe(STEPS);
});

test("a choice and a new start begin anew, from other weights", () => {
  const state = createBendState(() => 0);
  const first = state.frame.value.heights;
  state.startElsewhere();
  expect(state.frame.value.step).toBe(0);
  expect(state.frame.value.heights).not.toEqual(first);
});
