import { ScrollRegion } from "../../components/scroll-region.tsx";
import { LaneSign } from "./race-lanes.tsx";
import type { FlownLane } from "./race-state.ts";
import { quantile } from "./race-wording.ts";
import { lossText } from "./wording.ts";

/** What came of every lane from many other starts, once they have been tried. */
export function StartsTable({ lanes }: { lanes: readonly FlownLane[] }) {
  const tried = lanes.flatMap((lane) => (lane.starts ? [{ ...lane, starts: lane.starts }] : []));
  const count = tried[0]?.starts.losses.length;
  if (count === undefined) return null;
  return (
    <>
      <h3 id="race-starts">From {count} starts</h3>
      <ScrollRegion labelledBy="race-starts">
        <table class="race-table">
          <thead>
            <tr>
              <th scope="col">Lane</th>
              <th scope="col">Training loss, median</th>
              <th scope="col">Best</th>
              <th scope="col">Worst</th>
              <th scope="col">Jitter, median</th>
              <th scope="col">All units silent</th>
            </tr>
          </thead>
          <tbody>
            {tried.map(({ name, number, starts: { losses, jitters, silentShares } }) => (
              <tr key={name}>
                <th scope="row">
                  <LaneSign number={number} /> {name}
                </th>
                <td>{lossText(quantile(losses, 0.5))}</td>
                <td>{lossText(quantile(losses, 0))}</td>
                <td>{lossText(quantile(losses, 1))}</td>
                <td>{lossText(quantile(jitters, 0.5))}</td>
                <td>
                  {silentShares.filter((share) => share === 1).length} of {count}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
