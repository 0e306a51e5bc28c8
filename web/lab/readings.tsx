import { percent } from "../format.ts";
import type { LabState } from "./lab-state.ts";
import { lossText } from "./progress.ts";

/** Both losses and the share of cases that are right, as they stand. */
export function Readings({ lab }: { lab: LabState | undefined }) {
  const metrics = lab?.look.value?.metrics;
  const right = metrics?.validationAccuracy ?? metrics?.accuracy;
  const isHeldOut = metrics?.validationLoss !== undefined;
  return (
    <dl class="readings">
      <Reading label="training loss" value={metrics && lossText(metrics.loss)} />
      {isHeldOut && <Reading label="held-out loss" value={lossText(metrics.validationLoss as number)} />}
      <Reading
        label={isHeldOut ? "held-out cases right" : "training cases right"}
        short={isHeldOut ? "held out" : "right"}
        value={right === undefined ? undefined : percent(right)}
      />
    </dl>
  );
}

/** `short` is what stands where there is little room. */
function Reading({ label, short = label, value }: { label: string; short?: string; value: string | undefined }) {
  return (
    <div>
      <dt>
        <span class="readings-long">{label}</span>
        <span class="readings-short">{short}</span>
      </dt>
      <dd>{value ?? "–"}</dd>
    </div>
  );
}
