import { ScrollRegion } from "../../components/scroll-region.tsx";
import { percent } from "../../format.ts";
import type { LabState } from "../lab-state.ts";
import { LaneSign } from "./race-lanes.tsx";
import type { FlownLane } from "./race-state.ts";
import { lossText } from "./wording.ts";

/** Where each lane ended. */
export function ResultsTable({ lanes, lab }: { lanes: readonly FlownLane[]; lab: LabState }) {
  return (
    <>
      <h3 id="race-results">Where they ended</h3>
      <ScrollRegion labelledBy="race-results">
        <table class="race-table">
          <thead>
            <tr>
              <th scope="col">Lane</th>
              <th scope="col">Training loss</th>
              <th scope="col">Held-out loss</th>
              <th scope="col">Held-out accuracy</th>
              <th scope="col">Jitter</th>
              <th scope="col">Silent units</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane) => (
              <tr key={lane.name}>
                <th scope="row">
                  <LaneSign number={lane.number} /> {lane.name}
                </th>
                <td>{lane.hasDiverged ? "diverged" : lossText(lane.losses.at(-1) as number)}</td>
                <td>{lane.heldOutLoss === undefined ? "–" : lossText(lane.heldOutLoss)}</td>
                <td>{lane.heldOutAccuracy === undefined ? "–" : percent(lane.heldOutAccuracy)}</td>
                <td>{lossText(lane.jitter)}</td>
                <td>
                  {lane.silentUnits} of {hiddenUnits(lane)}
                </td>
                <td>
                  <button
                    type="button"
                    class="button quiet small"
                    aria-label={`Open ${lane.name} in the lab`}
                    onClick={() => lab.load(lane.experiment)}
                  >
                    Open in the lab
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="landscape-stale">
        Jitter: the standard deviation of the training loss over the last ten epochs. A unit is silent if its activation is 0 on every
        training row.
      </p>
    </>
  );
}

export function hiddenUnits({ experiment }: FlownLane): number {
  return experiment.recipe.hidden.reduce((sum, { units }) => sum + units, 0);
}
