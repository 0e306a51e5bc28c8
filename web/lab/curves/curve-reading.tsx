import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { percent } from "../../format.ts";
import type { History, LabState, Look, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { usePaced } from "../paced.ts";
import { nearestIndex, type PointReading, pointText, readPoint, withLook } from "./curve-data.ts";

const PACE = { every: 125, offset: 20 };

/** The numbers at the cursor: under the pointer, where the arrow keys have taken it, or of the latest epoch. */
export function CurveReading({ lab, cursor }: { lab: LabState; cursor: Signal<number | undefined> }) {
  const read = useMemo(() => (run: Run, look: Look) => sourceOf(lab, run, look), [lab]);
  const source = usePaced(lab, PACE, read).value;
  const reading = source && readPoint(source.history, cursor.value ?? source.now);
  if (!reading) return null;
  const parts = partsOf(reading, source.stepsPerEpoch);
  const onKeyDown = (event: KeyboardEvent) => {
    const { epochs } = source.history;
    const index = nearestIndex(epochs, cursor.peek() ?? source.now);
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
      aria-valuemax={source.history.epochs.at(-1)}
      aria-valuenow={reading.epoch}
      aria-valuetext={parts.map(({ label, value }) => `${label} ${value}`).join(", ")}
      onKeyDown={onKeyDown}
      onBlur={() => {
        cursor.value = undefined;
      }}
    >
      {parts.map(({ label, value }) => (
        <span key={label} class="curve-number">
          <span class="soft">{label}</span>
          <b>{value}</b>
        </span>
      ))}
    </div>
  );
}

/** What can be read: the history with what is shown now, which is at epoch `now` of it. */
function sourceOf(
  lab: LabState,
  run: Run,
  look: Look,
): { readonly history: History; readonly now: number; readonly stepsPerEpoch: number } {
  const { stepsPerEpoch } = run.ready;
  return { history: withLook(lab.history.peek(), run, look), now: look.step / stepsPerEpoch, stepsPerEpoch };
}

function targetOf(key: string, index: number, count: number): number | undefined {
  const page = Math.max(1, Math.round(count / 10));
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -page, PageUp: page };
  const step = key === "Home" ? -count : key === "End" ? count : steps[key];
  return step === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, index + step));
}

/** In two rows of three: of all cases, and of the held-out ones where there are any. */
function partsOf({ epoch, loss, heldOutLoss, accuracy, heldOutAccuracy, learningRate }: PointReading, stepsPerEpoch: number) {
  return [
    { label: "Epoch", value: pointText(epoch, stepsPerEpoch) },
    { label: "training loss", value: numberText(loss) },
    { label: "held-out loss", value: numberText(heldOutLoss) },
    { label: "learning rate", value: numberText(learningRate) },
    { label: "training correct", value: percent(accuracy) },
    { label: "held-out correct", value: percent(heldOutAccuracy) },
  ];
}
