import type { UnknownsReport } from "../../model/file/report.ts";
import { labelOf } from "../feature-names.ts";

/** The log loss with each feature hidden in turn, the largest first. */
export function UnknownsTable({ single }: { single: UnknownsReport["single"] }) {
  return (
    <div class="unknowns-table">
      <h3>Performance without one feature</h3>
      <p class="soft">
        Cross-validated log loss with each feature hidden in turn, worst first. Differences of a few thousandths, in either direction, are
        noise.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Hidden feature</th>
            <th scope="col" class="number">
              Log loss
            </th>
          </tr>
        </thead>
        <tbody>
          {single
            .toSorted((a, b) => b.conditional - a.conditional)
            .map(({ feature, conditional }) => (
              <tr key={feature}>
                <th scope="row">{labelOf(feature)}</th>
                <td class="number">{conditional.toFixed(4)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
