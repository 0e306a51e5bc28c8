import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { LabState, Look, Phase, Run } from "../../../web/lab/lab-state.ts";
import { endNote, placeText } from "../../../web/lab/progress.ts";

function at(step: number, phase: Phase, stepsPerSecond = 100): Pick<LabState, "run" | "look" | "phase" | "speed"> {
  return {
    run: signal({ ready: { epochs: 4_000, stepsPerEpoch: 16 } } as Run),
    look: signal({ step, epoch: Math.floor(step / 16) } as Look),
    phase: signal(phase),
    speed: signal(stepsPerSecond),
  };
}

test("a place inside an epoch names its step, unless steps go by too fast to be read", () => {
  expect(placeText(at(1, "paused"))).toBe("epoch 0 of 4,000, step 1 of 16");
  expect(placeText(at(16, "paused"))).toBe("epoch 1 of 4,000");
  expect(placeText(at(17, "running"))).toBe("epoch 1 of 4,000");
  expect(placeText(at(17, "running", 1))).toBe("epoch 1 of 4,000, step 1 of 16");
});

test("an end before the last epoch is stated", () => {
  expect(endNote("stopped", { bestEpoch: 37, epoch: 37 } as Look)).toContain("back at epoch 37");
  expect(endNote("diverged", undefined)).toContain("diverged");
  expect(endNote("epochs", undefined)).toBe("");
});
