import { grouped, percent } from "../format.ts";
import type { LabState, Look } from "./lab-state.ts";

/** A loss in nats with three digits: `0.061`, `1.32`, `37,100`. */
export function lossText(loss: number): string {
  if (!Number.isFinite(loss)) return "–";
  if (loss >= 1000) return grouped(Math.round(loss));
  if (loss >= 0.0995) return loss.toPrecision(3);
  return loss >= 0.0005 ? loss.toFixed(3) : "< 0.001";
}

/** The number of complete epochs. */
export function epochOf(look: Look | undefined): number {
  return Math.floor(look?.epoch ?? 0);
}

/** Where a run stands: `epoch 12 of 400`, and inside an epoch its step too, where they are slow enough to be read. */
export function placeText({ run, look, phase, speed }: Pick<LabState, "run" | "look" | "phase" | "speed">): string {
  const now = look.value;
  const { epochs, stepsPerEpoch } = run.value?.ready ?? { epochs: 0, stepsPerEpoch: 1 };
  const epoch = epochOf(now);
  const step = (now?.step ?? 0) - epoch * stepsPerEpoch;
  const isReadable = phase.value !== "running" || speed.value <= SLOW;
  const inside = step > 0 && isReadable ? `, step ${grouped(step)} of ${grouped(stepsPerEpoch)}` : "";
  return `${placeOf(epoch, epochs)}${inside}`;
}

/** `epoch 12 of 400`. */
export function placeOf(epoch: number, epochs: number): string {
  return `epoch ${grouped(epoch)} of ${grouped(epochs)}`;
}

/** Steps per second that can be followed. */
const SLOW = 10;

/** Where a run stands, in one sentence for a screen reader. */
export function progressSentence({ run, look, phase, error }: LabState): string {
  const now = look.peek();
  if (phase.peek() === "failed") return `The training failed: ${error.peek() ?? "the reason is unknown"}`;
  if (!now || !run.peek()) return "";
  const { loss, validationLoss, validationAccuracy, accuracy } = now.metrics;
  const right = validationAccuracy ?? accuracy;
  const parts = [
    `Epoch ${grouped(epochOf(now))} of ${grouped(run.peek()?.ready.epochs ?? 0)}`,
    `training loss ${lossText(loss)}`,
    ...(validationLoss === undefined ? [] : [`held-out loss ${lossText(validationLoss)}`]),
    ...(right === undefined ? [] : [`${percent(right)} right`]),
  ];
  return `${parts.join(", ")}.`;
}
