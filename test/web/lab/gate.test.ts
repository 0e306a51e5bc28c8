import { effect, signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { LabState, Look } from "../../../web/lab/lab-state.ts";
import { gated } from "../../../web/lab/views/gate.ts";

test("a view out of sight keeps what it last had, costs nothing, and is up to date when it is seen again", () => {
  const names = ["experiment", "run", "phase", "endReason", "error", "history", "ghost", "landscape", "race", "trace"];
  const look = signal({ epoch: 0 } as Look);
  const lab = { ...Object.fromEntries(names.map((name) => [name, signal(undefined)])), look } as unknown as LabState;
  const isVisible = signal(false);
  const seen: number[] = [];
  const view = gated(lab, isVisible);
  const stop = effect(() => {
    seen.push(view.look.value?.epoch ?? -1);
  });
  for (let epoch = 1; epoch <= 5; epoch++) look.value = { epoch } as Look;
  expect(seen).toEqual([0]);
  isVisible.value = true;
  expect(seen).toEqual([0, 5]);
  look.value = { epoch: 6 } as Look;
  isVisible.value = false;
  look.value = { epoch: 7 } as Look;
  expect(seen).toEqual([0, 5, 6]);
  stop();
});
