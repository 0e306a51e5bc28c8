import { useMemo } from "preact/hooks";
import type { Report } from "../../model/file/report.ts";
import { atPrevalence, PREVALENCES } from "../../model/prediction/prevalence.ts";
import { RocPlot } from "../components/roc-plot.tsx";
import { capitalise, expectedCount, percent } from "../format.ts";
import { Thousand } from "./thousand.tsx";
import { createThresholdState, withOperatingPoints } from "./threshold-state.ts";

/** The outcomes of any threshold for a thousand people or samples, beside its point on the ROC curve. */
export function ThresholdExplorer({ report, threshold, people }: { report: Report; threshold: number; people: string }) {
  const { thresholds, operatingPoints, roc, coverage, methods } = report;
  const [benign = 0, malignant = 0] = coverage.map(({ cases }) => cases);
  const baseRate = malignant / (benign + malignant);
  const presets = [
    { prevalence: baseRate, label: `${percent(baseRate)}, as in the data` },
    ...PREVALENCES.map((share) => ({ prevalence: share, label: `${100 * share}%` })),
  ];
  const measured = useMemo(() => withOperatingPoints(thresholds, operatingPoints), [thresholds, operatingPoints]);
  const state = useMemo(() => createThresholdState(measured, { threshold, baseRate }), [measured, threshold, baseRate]);
  const operating = state.operating.value;
  const shown = state.shown.value;
  return (
    <div class="explorer">
      <RocPlot
        roc={roc.map(([at, falsePositives, truePositives]) => ({ threshold: at, falsePositives, truePositives }))}
        benign={benign}
        malignant={malignant}
        auc={methods[0]?.plain.auc.mean ?? Number.NaN}
        operating={operating}
      />
      <div class="explorer-side">
        <h3>Move the threshold</h3>
        <label class="slider">
          <span>
            Threshold: malignant at or above <strong>{percent(shown)}</strong>
            {state.isElsewhere.value && <> at this prevalence ({percent(operating.threshold)} at the prevalence of the data)</>}
          </span>
          <input
            type="range"
            min="0"
            max={measured.length - 1}
            step="1"
            value={state.index.value}
            aria-valuetext={percent(shown)}
            onInput={({ currentTarget }) => {
              state.index.value = currentTarget.valueAsNumber;
            }}
          />
        </label>
        <div class="button-row">
          {operatingPoints.map(({ name, threshold: preset }) => (
            <button
              key={name}
              type="button"
              class="button quiet small"
              onClick={() => (preset === threshold ? state.moveToRule() : state.moveTo(preset))}
            >
              {name}: {percent(preset === threshold ? threshold : atPrevalence(preset, baseRate, state.prevalence.value))}
            </button>
          ))}
        </div>
        <p class="soft">{operatingPoints.map(({ name, reason }) => `${capitalise(name)}: ${reason}.`).join(" ")}</p>
        <fieldset class="choice-row" aria-label="Prevalence of malignancy">
          {presets.map(({ prevalence, label }) => (
            <label key={prevalence} class="choice">
              <input
                type="radio"
                name="explorer-prevalence"
                checked={state.prevalence.value === prevalence}
                onInput={() => state.choosePrevalence(prevalence)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Thousand outcomes={state.outcomes.value} operating={operating} people={people} />
        <p class="soft">
          As in the form and the API, the threshold applies to the probability at the chosen prevalence, so fewer samples reach it where
          malignancy is rare.
          {state.isElsewhere.value && (
            <>
              {" "}
              If instead the same scores counted as malignant as at the prevalence of the data,{" "}
              {expectedCount(state.unadjusted.value.truePositives)} of {expectedCount(1000 * state.prevalence.value)} malignant samples
              would be detected, with {expectedCount(state.unadjusted.value.falsePositives)} false alarms.
            </>
          )}
        </p>
      </div>
    </div>
  );
}
