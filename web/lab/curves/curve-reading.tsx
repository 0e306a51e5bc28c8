import { type Signal, useComputed } from "@preact/signals";
import { grouped, percent } from "../../format.ts";
import type { LabState, Look, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { usePaced } from "../paced.ts";
import { nearestIndex, type PointReading, readPoint } from "./curve-data.ts";

const PACE = { every: 125, offset: 20 };

/** The numbers at the cursor: under the pointer, where the arrow keys have taken it, or of the latest epoch. */
export function CurveReading({ lab, cursor }: { lab: LabState; cursor: Signal<number | undefined> }) {
  const latest = usePaced(lab, PACE, readLook).value;
  const reading = useComputed(() => (cursor.value === undefined ? undefined : readPoint(lab.history.peek(), cursor.value))).value ?? latest;
  if (!reading || !latest) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const { epochs } = lab.history.peek();
    const index = nearestIndex(epochs, cursor.peek() ?? Infinity);
    const target = targetOf(event.key, index, epochs.length);
    if (target === undefined && event.key !== "Escape") return;
    event.preventDefault();
    cursor.value = target === undefined ? undefined : epochs[target];
  };
  return (
    <div
      class="curve-reading"
      role="slider"
      tabIndex={0}
      aria-label="Epoch under the cursor"
      aria-valuemin={0}
      aria-valuemax={latest.epoch}
      aria-valuenow={reading.epoch}
      aria-valuetext={partsOf(reading)
        .map(({ label, value }) => `${label} ${value}`)
        .join(", ")}
      onKeyDown={onKeyDown}
      onBlur={() => {
        cursor.value = undefined;
      }}
    >
      {partsOf(reading).map(({ label, value }) => (
        <span key={label} class="curve-number">
          <span class="soft">{label}</span>
          <b>{value}</b>
        </span>
      ))}
    </div>
  );
}

function readLook(_: Run, { epoch, metrics }: Look): PointReading {
  const { loss, validationLoss = NaN, accuracy = NaN, validationAccuracy = NaN, learningRate } = metrics;
  return { epoch, loss, heldOutLoss: validationLoss, accuracy, heldOutAccuracy: validationAccuracy, learningRate };
}

function targetOf(key: string, index: number, count: number): number | undefined {
  const page = Math.max(1, Math.round(count / 10));
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -page, PageUp: page };
  const step = key === "Home" ? -count : key === "End" ? count : steps[key];
  return step === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, index + step));
}

/** In two rows of three: of all cases, and of the held-out ones where there are any. */
function partsOf({ epoch, loss, heldOutLoss, accuracy, heldOutAccuracy, learningRate }: PointReading) {
  return [
    { label: "Epoch", value: grouped(epoch) },
    { label: "training loss", value: numberText(loss) },
    { label: "held-out loss", value: numberText(heldOutLoss) },
    { label: "learning rate", value: numberText(learningRate) },
    { label: "training correct", value: percent(accuracy) },
    { label: "held-out correct", value: percent(heldOutAccuracy) },
  ];
}
