import { type Signal, useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import type { LabState, Look, Run } from "../lab-state.ts";
import { usePaced } from "../paced.ts";
import { useWidth } from "../use-width.ts";
import { accuracyChart, type ChartContent, type ChartSource, gradientChart, lossChart, rateChart } from "./charts.ts";
import { CurveChart } from "./curve-chart.tsx";
import { withLook } from "./curve-data.ts";
import { CurveReading } from "./curve-reading.tsx";
import "../../styles/lab-curves.css";

const EVERY = 125;

/** The charts are drawn one after the other, so that no frame has to draw all. */
const charts = [lossChart, accuracyChart, gradientChart, rateChart].map((read, i) => ({ read, offset: 30 * i + 5 }));

/** A chart is at least so wide, in pixels; two stand beside each other where there is room. */
const NARROWEST = 290;
const GAP = 24;

/** The course of the training: losses, accuracy, gradient norms and learning rate over the epochs, beside the run before. */
export function CurvesView({ lab }: { lab: LabState }) {
  const cursor = useSignal<number | undefined>(undefined);
  const frame = useRef<HTMLElement>(null);
  const room = useWidth(frame);
  const columns = room >= 2 * NARROWEST + GAP ? 2 : 1;
  const width = Math.floor((room - (columns - 1) * GAP) / columns);
  return (
    <section ref={frame} class="curves" data-columns={columns} aria-labelledby="curves-title">
      <h2 id="curves-title">Curves</h2>
      {room > 0 && (
        <>
          <CurveReading lab={lab} cursor={cursor} />
          <div class="curve-charts">
            {charts.map(({ read, offset }) => (
              <PacedChart key={offset} lab={lab} read={read} offset={offset} width={width} cursor={cursor} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function PacedChart({
  lab,
  read,
  offset,
  width,
  cursor,
}: {
  lab: LabState;
  read: (source: ChartSource) => ChartContent;
  offset: number;
  width: number;
  cursor: Signal<number | undefined>;
}) {
  const readLook = useMemo(
    () => (run: Run, look: Look) =>
      read({
        run,
        look,
        history: withLook(lab.history.peek(), run, look),
        ghost: lab.ghost.peek()?.history,
        isRunning: lab.phase.peek() === "running",
      }),
    [lab, read],
  );
  const content = usePaced(lab, { every: EVERY, offset }, readLook).value;
  return content ? <CurveChart {...content} width={width} cursor={cursor} /> : null;
}
