import { useMemo } from "preact/hooks";
import type { Report } from "../../model/file/report.ts";
import { RocPlot } from "../components/roc-plot.tsx";
import { capitalise, percent } from "../format.ts";
import { Thousand } from "./thousand.tsx";
import { createThresholdState, withOperatingPoints } from "./threshold-state.ts";

/** The outcomes of any threshold for a thousand people or samples, beside its point on the ROC curve. */
export function ThresholdExplorer({ report, threshold, people }: { report: Report; threshold: number; people: string }) {
  const { thresholds, operatingPoints, roc, coverage, methods } = report;
  const [benign = 0, malignant = 0] = coverage.map(({ cases }) => cases);
  const own = Math.round((100 * malignant) / (benign + malignant)) / 100;
  const presets = [
    { prevalence: own, label: `${Math.round(100 * own)}%, as in the data` },
    ...[0.1, 0.01].filter((share) => share !== own).map((share) => ({ prevalence: share, label: `${100 * share}%` })),
  ];
  const measured = useMemo(() => withOperatingPoints(thresholds, operatingPoints), [thresholds, operatingPoints]);
  const state = useMemo(() => createThresholdState(measured, { threshold, prevalence: own }), [measured, threshold, own]);
  const operating = state.operating.value;
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
            Called malignant from <strong>{percent(operating.threshold)}</strong>
          </span>
          <input
            type="range"
            min="0"
            max={measured.length - 1}
            step="1"
            value={state.index.value}
            aria-valuetext={percent(operating.threshold)}
            onInput={({ currentTarget }) => {
              state.index.value = currentTarget.valueAsNumber;
            }}
          />
        </label>
        <div class="button-row">
          {operatingPoints.map(({ name, threshold: preset }) => (
            <button key={name} type="button" class="button quiet small" onClick={() => state.moveTo(preset)}>
              {name}: {percent(preset)}
            </button>
          ))}
        </div>
        <p class="soft">{operatingPoints.map(({ name, reason }) => `${capitalise(name)}: ${reason}.`).join(" ")}</p>
        <fieldset class="choice-row" aria-label="Share of malignant masses">
          {presets.map(({ prevalence, label }) => (
            <label key={prevalence} class="choice">
              <input
                type="radio"
                name="explorer-prevalence"
                checked={state.prevalence.value === prevalence}
                onInput={() => {
                  state.prevalence.value = prevalence;
                }}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Thousand outcomes={state.outcomes.value} operating={operating} people={people} />
      </div>
    </div>
  );
}
