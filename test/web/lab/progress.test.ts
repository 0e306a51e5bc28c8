import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { endText } from "../../../web/lab/end-text.ts";
import type { LabState, Look, Phase, Run } from "../../../web/lab/lab-state.ts";
import { placeText } from "../../../web/lab/progress.ts";
import type { EndReason } from "../../../web/lab/training/protocol.ts";

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

test("an end is stated with its epoch, unless the run stands after its last", () => {
  const end = (endReason: EndReason, endEpoch: number, epoch: number) =>
    endText({
      phase: signal<Phase>("ended"),
      endReason: signal(endReason),
      endEpoch: signal(endEpoch),
      look: signal({ epoch } as Look),
      run: signal({ experiment: { recipe: { training: { earlyStopping: { patience: 20 } } } } } as Run),
    });
  expect(end("stopped", 29, 9)).toBe("Stopped at epoch 29: no lower held-out loss for 20 epochs. The network of epoch 9 is shown.");
  expect(end("epochs", 400, 390)).toContain("The network of epoch 390 is shown");
  expect(end("diverged", 3, 3)).toContain("Diverged after epoch 3");
  expect(end("epochs", 400, 400)).toBe("");
});
