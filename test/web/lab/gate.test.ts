import { batch, effect, signal } from "@preact/signals";
import { expect, test } from "vitest";
import { networkOf } from "../../../model/training/recipe.ts";
import { madeData } from "../../../web/lab/experiment/data-sets.ts";
import { shippedExperiment } from "../../../web/lab/experiment/presets.ts";
import type { LabState, Look, Run } from "../../../web/lab/lab-state.ts";
import { frameBytes, readFrame } from "../../../web/lab/training/frame.ts";
import { gated } from "../../../web/lab/views/gate.ts";

const names = ["experiment", "run", "phase", "endReason", "endEpoch", "error", "history", "ghost", "landscape", "race", "trace"];

test("a view out of sight keeps what it last had, costs nothing, and is up to date when it is seen again", () => {
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

test("a view out of sight shows the beginning of another run, never numbers of the run before", () => {
  const [run, look] = [signal({} as Run), signal({ epoch: 400 } as Look)];
  const lab = { ...Object.fromEntries(names.map((name) => [name, signal(undefined)])), run, look } as unknown as LabState;
  const view = gated(lab, signal(false));
  const seen: (readonly [Run | undefined, number | undefined])[] = [];
  const stop = effect(() => {
    seen.push([view.run.value, view.look.value?.epoch]);
  });
  const [first, next] = [run.value, {} as Run];
  batch(() => {
    run.value = next;
    look.value = { epoch: 0 } as Look;
  });
  look.value = { epoch: 7 } as Look;
  expect(seen).toEqual([
    [first, 400],
    [next, 0],
  ]);
  stop();
});

test("what a hidden view holds stays readable after its memory has gone back to the worker", () => {
  const data = madeData("line", 1);
  const network = networkOf(shippedExperiment.recipe, 2);
  const room = new ArrayBuffer(frameBytes(network, data.rows.length, "adam"));
  const numbers = readFrame(room, network, data.rows.length, "adam");
  numbers.parameters.fill(7);
  const run = signal({ experiment: shippedExperiment, data, network } as Run);
  const look = signal({ epoch: 3, room, numbers } as Look);
  const lab = { ...Object.fromEntries(names.map((name) => [name, signal(undefined)])), run, look } as unknown as LabState;
  const isVisible = signal(true);
  const view = gated(lab, isVisible);
  const stop = effect(() => void view.look.value);
  isVisible.value = false;
  structuredClone(room, { transfer: [room] });
  expect(look.value.numbers.parameters.length).toBe(0);
  expect(view.look.value?.numbers.parameters).toEqual(new Float64Array(network.parameterCount).fill(7));
  expect(view.look.value?.numbers.optimizerState.length).toBe(2);
  stop();
});

test("what comes after a view is drawn out of sight still reaches it", () => {
  const run = signal<Run | undefined>(undefined);
  const look = signal<Look | undefined>(undefined);
  const lab = { ...Object.fromEntries(names.map((name) => [name, signal(undefined)])), run, look } as unknown as LabState;
  const view = gated(lab, signal(false));
  const seen: unknown[] = [];
  const stop = effect(() => {
    seen.push(view.look.value?.epoch);
  });
  look.value = { epoch: 0 } as Look;
  look.value = { epoch: 1 } as Look;
  expect(seen).toEqual([undefined, 0]);
  stop();
});
