import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { LabState, Look, Run } from "../lab-state.ts";
import { usePaced } from "../paced.ts";
import { CurveChart } from "./curve-chart.tsx";
import { readPoint } from "./curve-data.ts";
import { CurveReading } from "./curve-reading.tsx";
import { curvesOf } from "./curves.ts";
import "../../styles/lab-curves.css";

const PACE = 125;

/** The course of the training: losses, accuracy, gradient norms and learning rate over the epochs, beside the run before. */
export function CurvesView({ lab }: { lab: LabState }) {
  const cursor = useSignal<number | undefined>(undefined);
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
    <section class="curves" aria-labelledby="curves-title">
      <h2 id="curves-title">Curves</h2>
      {reading && (
        <>
          {reading.latest && <CurveReading lab={lab} cursor={cursor} latest={reading.latest} />}
          {reading.content.charts.map((chart) => (
            <CurveChart key={chart.title} {...chart} x={reading.content.x} cursor={cursor} pointed={cursor} />
          ))}
        </>
      )}
    </section>
  );
}
