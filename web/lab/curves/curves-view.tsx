import { useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import type { LabState, Look, Run } from "../lab-state.ts";
import { usePaced } from "../paced.ts";
import { useWidth } from "../use-width.ts";
import { CurveChart } from "./curve-chart.tsx";
import { readPoint } from "./curve-data.ts";
import { CurveReading } from "./curve-reading.tsx";
import { curvesOf } from "./curves.ts";
import "../../styles/lab-curves.css";

const PACE = 125;

/** A chart is at least so wide, in pixels, and they stand as many beside each other as there is room for. */
const NARROWEST = 290;
const GAP = 24;

/** The course of the training: losses, accuracy, gradient norms and learning rate over the epochs, beside the run before. */
export function CurvesView({ lab }: { lab: LabState }) {
  const cursor = useSignal<number | undefined>(undefined);
  const frame = useRef<HTMLElement>(null);
  const room = useWidth(frame);
  const columns = Math.max(1, Math.min(2, Math.floor((room + GAP) / (NARROWEST + GAP))));
  const width = Math.floor((room - (columns - 1) * GAP) / columns);
  const read = useMemo(
    () => (run: Run, look: Look) => {
      const history = lab.history.peek();
      const isRunning = lab.phase.peek() === "running";
      return { content: curvesOf(run, look, history, lab.ghost.peek()?.history, isRunning), latest: readPoint(history, undefined) };
    },
    [lab],
  );
  const reading = usePaced(lab, PACE, read).value;
  return (
    <section ref={frame} class="curves" data-columns={columns} aria-labelledby="curves-title">
      <h2 id="curves-title">Curves</h2>
      {reading && room > 0 && (
        <>
          {reading.latest && <CurveReading lab={lab} cursor={cursor} latest={reading.latest} />}
          <div class="curve-charts">
            {reading.content.charts.map((chart) => (
              <CurveChart key={chart.title} {...chart} x={reading.content.x} width={width} cursor={cursor} pointed={cursor} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}
