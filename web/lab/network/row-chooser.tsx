import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { grouped, percent } from "../../format.ts";
import type { LabState, Look, Run } from "../lab-state.ts";
import { usePaced } from "../paced.ts";
import { countMisclassified, nextMisclassified, type RowVerdict, scoresText, verdictOf } from "./rows.ts";

const PACE = { every: 125, offset: 30 };

/** Chooses the case whose values light the units, and shows its scores, its class and its prediction. */
export function RowChooser({ lab, run }: { lab: LabState; run: Run }) {
  const id = useId();
  const { rows, labels } = run.data;
  const read = useMemo(
    () => (current: Run, look: Look) => ({
      verdict: verdictOf(current, look, lab.row.peek()),
      wrongCount: countMisclassified(look.numbers.outputs, current.data.labels),
    }),
    [lab],
  );
  const reading = usePaced(lab, PACE, read);
  const row = lab.row.value;
  const field = useRef<HTMLInputElement>(null);
  // Not a property of the element: while the training runs, it is drawn again and again, and what is being typed must stay.
  const showRow = () => {
    if (field.current) field.current.value = String(lab.row.peek() + 1);
  };
  useLayoutEffect(showRow, [row]);
  const go = (target: number) => {
    lab.row.value = Math.max(0, Math.min(rows.length - 1, target));
  };
  const goToMisclassified = () => {
    const look = lab.look.peek();
    if (look) go(nextMisclassified(row, look.numbers.outputs, labels) ?? row);
  };
  const wrongCount = reading.value?.wrongCount ?? 0;
  return (
    <div class="case">
      <div class="case-choice">
        <label for={id}>Case</label>
        <button type="button" class="button quiet small" aria-label="Previous case" disabled={row === 0} onClick={() => go(row - 1)}>
          <span aria-hidden="true">‹</span>
        </button>
        <input
          ref={field}
          id={id}
          type="number"
          min="1"
          max={rows.length}
          onChange={({ currentTarget }) => {
            if (Number.isInteger(currentTarget.valueAsNumber)) go(currentTarget.valueAsNumber - 1);
            showRow();
          }}
          onBlur={showRow}
        />
        <button
          type="button"
          class="button quiet small"
          aria-label="Next case"
          disabled={row === rows.length - 1}
          onClick={() => go(row + 1)}
        >
          <span aria-hidden="true">›</span>
        </button>
        <span class="soft">of {grouped(rows.length)}</span>
        <button type="button" class="button quiet small" aria-disabled={wrongCount === 0} onClick={goToMisclassified}>
          Next misclassified <span class="case-count soft">({grouped(wrongCount)})</span>
        </button>
      </div>
      <p class="case-facts">
        <span class="case-scores">{scoresText(rows[row] as readonly number[])}</span>
        {reading.value && <Verdict run={run} verdict={reading.value.verdict} />}
      </p>
    </div>
  );
}

function Verdict({ run: { data }, verdict }: { run: Run; verdict: RowVerdict }) {
  const { probability, predicted, label, isHeldOut, isUnused } = verdict;
  return (
    <span class="case-verdict">
      {isHeldOut ? "Held out, " : isUnused ? "In neither group, " : ""}
      {data.classNames[label as 0 | 1]}; predicted {data.classNames[predicted as 0 | 1]} ({data.classNames[1]}: {percent(probability)}){" "}
      <strong data-right={predicted === label}>{predicted === label ? "✓ right" : "✗ wrong"}</strong>
    </span>
  );
}
