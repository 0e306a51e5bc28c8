import { ScrollRegion } from "../../components/scroll-region.tsx";
import { percent } from "../../format.ts";
import type { LabState, Run } from "../lab-state.ts";
import { scoresText } from "../network/rows.ts";
import type { WrongRow } from "./result-data.ts";

/** More are not listed while they change from look to look. */
const MOST = 50;

/** The misclassified cases; each can be chosen to light the diagram. */
export function MisclassifiedTable({ lab, run, wrong }: { lab: LabState; run: Run; wrong: readonly WrongRow[] }) {
  const { rows, classNames } = run.data;
  const listed = wrong.slice(0, MOST);
  return (
    <>
      {wrong.length === 0 && <p class="soft">None.</p>}
      {wrong.length > MOST && (
        <p class="soft">
          The first {MOST} of {wrong.length}.
        </p>
      )}
      {wrong.length > 0 && (
        <ScrollRegion label="Table of the misclassified cases" class="data-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Case</th>
                <th scope="col">Values</th>
                <th scope="col">Actually</th>
                <th scope="col">Predicted {classNames[1]}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map(({ row, probability, label }) => (
                <tr key={row} aria-current={row === lab.row.value ? "true" : undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-label={`Show case ${row + 1} in the diagram`}
                      onClick={() => {
                        lab.row.value = row;
                      }}
                    >
                      {row + 1}
                    </button>
                  </th>
                  <td>{scoresText(rows[row] as readonly number[])}</td>
                  <td>{classNames[label as 0 | 1]}</td>
                  <td class="number">{percent(probability)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}
