import type { Difference, DifferencesReport } from "../../model/file/report.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";

/** How much the figures of other methods differ from the network's, row by row, with paired intervals. */
export function DifferencesTable({
  label,
  methods,
}: {
  label: string;
  methods: readonly { readonly name: string; readonly differences?: DifferencesReport }[];
}) {
  return (
    <ScrollRegion label={label}>
      <table class="figure-table">
        <thead>
          <tr>
            <th scope="col">Compared with this network</th>
            <th scope="col" class="number">
              Log loss
            </th>
            <th scope="col" class="number">
              Accuracy, points
            </th>
            <th scope="col" class="number">
              Sensitivity, points
            </th>
            <th scope="col" class="number">
              Specificity, points
            </th>
          </tr>
        </thead>
        <tbody>
          {methods.map(
            ({ name, differences }) =>
              differences && (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <DifferenceCell difference={differences.logLoss} format={nats} />
                  <DifferenceCell difference={differences.accuracy} format={points} />
                  <DifferenceCell difference={differences.sensitivity} format={points} />
                  <DifferenceCell difference={differences.specificity} format={points} />
                </tr>
              ),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** In bold where the interval excludes zero, so that the two can be told apart. */
function DifferenceCell({ difference: { mean, interval }, format }: { difference: Difference; format: (value: number) => string }) {
  const isApart = interval[0] > 0 || interval[1] < 0;
  return (
    <td class="number">
      {isApart ? <strong>{format(mean)}</strong> : format(mean)}
      <span class="interval">
        {format(interval[0])} to {format(interval[1])}
      </span>
    </td>
  );
}

const nats = (value: number) => signed(value, 4);
/** Percentage points. */
const points = (value: number) => signed(100 * value, 2);

/** A number that rounds to zero has no sign. */
function signed(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  return `${Number(digits) === 0 ? "" : value < 0 ? "−" : "+"}${digits}`;
}
