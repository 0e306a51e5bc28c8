import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { features } from "../../../../data/features.ts";
import { percent } from "../../../format.ts";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { wisconsinLabels, wisconsinRows } from "../../wisconsin-rows.ts";
import { SumHistogram } from "./sum-histogram.tsx";
import { bestCut, countSums, outcomesAt } from "./sum-rule.ts";

/** Choose the scores that are added up, and the cut. */
export function SumControl() {
  const included = useSignal<readonly boolean[]>(features.map(() => true));
  const wanted = useSignal(50);
  const counts = useMemo(() => countSums(wisconsinRows, wisconsinLabels, included.value), [included.value]);
  const highest = counts.benign.length - 1;
  const lowest = highest / 10;
  const cut = Math.min(Math.max(wanted.value, lowest), highest);
  const { right, missed, falseAlarms } = outcomesAt(counts, cut);
  const isLast = included.value.filter(Boolean).length === 1;
  return (
    <div class="control-pair">
      <SumHistogram counts={counts} cut={cut} />
      <div class="control-side">
        <Slider
          label="Malignant from a sum of"
          value={cut}
          min={lowest}
          max={highest}
          step={1}
          onInput={(value) => {
            wanted.value = value;
          }}
        />
        <div class="button-row">
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              wanted.value = bestCut(counts);
            }}
          >
            Find the best cut
          </button>
        </div>
        <Readout
          figures={[
            ["right", percent(right / wisconsinRows.length)],
            ["malignant, missed", missed],
            ["false alarms", falseAlarms],
          ]}
        />
        <fieldset class="checks">
          <legend>Scores to add up</legend>
          {features.map(({ key, label }, f) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={included.value[f]}
                disabled={isLast && included.value[f]}
                onInput={({ currentTarget }) => {
                  included.value = included.value.with(f, currentTarget.checked);
                }}
              />
              {label}
            </label>
          ))}
          {isLast && <p class="soft">One score has to stay, so the last one cannot be cleared.</p>}
        </fieldset>
      </div>
    </div>
  );
}
