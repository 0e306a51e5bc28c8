import type { LabState, Look, Run } from "../lab-state.ts";
import { usePaced } from "../paced.ts";
import { MisclassifiedTable } from "./misclassified-table.tsx";
import { wrongRowsOf } from "./result-data.ts";
import "../../styles/lab-result.css";

/** Four times a second while the training runs, and not in the frames of the result. */
const PACE = { every: 250, offset: 235 };

/** The cases that the network gets wrong. */
export function MisclassifiedView({ lab }: { lab: LabState }) {
  const reading = usePaced(lab, PACE, read).value;
  return (
    <section class="wrong-rows" aria-labelledby="misclassified-title">
      <h2 id="misclassified-title">Misclassified cases</h2>
      {reading && <MisclassifiedTable lab={lab} {...reading} />}
    </section>
  );
}

function read(run: Run, look: Look) {
  return { run, wrong: wrongRowsOf(run, look) };
}
