import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { LabState, Look, Phase, Run } from "../../../web/lab/lab-state.ts";
import { speak } from "../../../web/lab/speak.ts";

const interval = 30;
const settling = 5;

/** As much of the lab as is spoken of, and what is spoken with its times. */
function spokenLab() {
  const phase = signal<Phase>("paused");
  const look = signal({ epoch: 0, metrics: { loss: 0.674, validationLoss: 0.685, validationAccuracy: 0.654 } } as Look);
  const lab = {
    phase,
    look,
    run: signal({ ready: { epochs: 400 } } as Run),
    endReason: signal("epochs"),
    endEpoch: signal(0),
    error: signal(undefined),
  };
  const spoken: { readonly sentence: string; readonly time: number }[] = [];
  const say = (sentence: string) => spoken.push({ sentence, time: performance.now() });
  return { ...lab, spoken, stop: speak(lab as unknown as LabState, say, { interval, settling }) };
}

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("while it runs, no two sentences are nearer than the interval; at a pause there is one, and none before the first run", async () => {
  const { phase, look, spoken, stop } = spokenLab();
  await after(2 * interval);
  expect(spoken).toEqual([]);
  const start = performance.now();
  phase.value = "running";
  for (let epoch = 1; spoken.length < 3; epoch++) {
    look.value = { ...look.value, epoch };
    await after(1);
  }
  const times = [start, ...spoken.map(({ time }) => time)];
  // A timer may fire up to a millisecond early.
  for (const [i, time] of times.slice(1).entries()) expect(time - (times[i] as number)).toBeGreaterThan(interval - 1.5);
  look.value = { ...look.value, epoch: 120 };
  phase.value = "paused";
  await after(3 * interval);
  expect(spoken.slice(3).map(({ sentence }) => sentence)).toEqual([
    "Epoch 120 of 400, training loss 0.674, held-out loss 0.685, 65.4% right.",
  ]);
  phase.value = "running";
  stop();
  await after(2 * interval);
  expect(spoken.length).toBe(4);
});

test("the end says why", async () => {
  const { phase, endReason, endEpoch, look, spoken, stop } = spokenLab();
  phase.value = "running";
  endReason.value = "diverged";
  endEpoch.value = 3;
  look.value = { ...look.value, epoch: 3 };
  phase.value = "ended";
  await after(2 * interval);
  expect(spoken.map(({ sentence }) => sentence)).toEqual([
    "Diverged after epoch 3: the next step gives numbers that are not finite. The last finite network is shown. Try a lower learning rate. Epoch 3 of 400, training loss 0.674, held-out loss 0.685, 65.4% right.",
  ]);
  stop();
});
