import { useMemo } from "preact/hooks";
import { RocPlot } from "../components/roc-plot.tsx";
import { percent } from "../format.ts";
import { type Consequences, createThresholdState, type RocCounts } from "./threshold-state.ts";

const presets = [
  { share: 0.35, label: "35 %, as in the data" },
  { share: 0.1, label: "10 %" },
  { share: 0.01, label: "1 %" },
];

/** What another threshold would mean for a thousand women. */
export function ThresholdExplorer({ curve, auc, threshold }: { curve: RocCounts; auc: number; threshold: number }) {
  const state = useMemo(() => createThresholdState(curve, { threshold, prevalence: 0.35 }), [curve, threshold]);
  const consequences = state.consequences.value;
  return (
    <div class="explorer">
      <RocPlot {...curve} auc={auc} operating={consequences} />
      <div class="explorer-side">
        <h3>Move the threshold</h3>
        <label class="slider">
          <span>
            Called malignant from <strong>{percent(state.threshold.value)}</strong>
          </span>
          <input
            type="range"
            min="0.005"
            max="0.995"
            step="0.005"
            value={state.threshold.value}
            aria-valuetext={percent(state.threshold.value)}
            onInput={({ currentTarget }) => {
              state.threshold.value = currentTarget.valueAsNumber;
            }}
          />
        </label>
        <fieldset class="choice-row" aria-label="Share of malignant masses">
          {presets.map(({ share, label }) => (
            <label key={share} class="choice">
              <input
                type="radio"
                name="explorer-prevalence"
                checked={state.prevalence.value === share}
                onInput={() => {
                  state.prevalence.value = share;
                }}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <ThousandWomen consequences={consequences} />
      </div>
    </div>
  );
}

function ThousandWomen({ consequences }: { consequences: Consequences }) {
  const { found, missed, alarms, cleared, ppv, npv, sensitivity, specificity } = consequences;
  const parts = [
    { key: "found", count: found, label: "malignant, and called so" },
    { key: "missed", count: missed, label: "malignant, but called benign" },
    { key: "alarms", count: alarms, label: "benign, but called malignant" },
    { key: "cleared", count: cleared, label: "benign, and called so" },
  ];
  let at = 0;
  return (
    <div class="thousand">
      <h4>Of 1,000 women with such masses</h4>
      <svg class="thousand-bar" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ key, count }) => {
          const x = at;
          at += count;
          return <rect key={key} class={`thousand-${key}`} x={x} y="0" width={count} height="40" />;
        })}
      </svg>
      <table>
        <tbody>
          {parts.map(({ key, count, label }) => (
            <tr key={key}>
              <th scope="row">
                <span class={`key thousand-${key}`} /> {label}
              </th>
              <td class="number">{count < 10 ? count.toFixed(1) : Math.round(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">
        Sensitivity {percent(sensitivity)}, specificity {percent(specificity)}. A call of malignant is right in{" "}
        {Number.isNaN(ppv) ? "–" : percent(ppv)}, one of benign in {Number.isNaN(npv) ? "–" : percent(npv)}.
      </p>
    </div>
  );
}
