import type { wisconsin } from "../../data/wisconsin.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { percent } from "../format.ts";

/** The dated groups of rows, with the share of malignant ones in each. */
export function Groups({ groups }: { groups: typeof wisconsin.groups }) {
  const [first, ...later] = groups;
  const share = (of: readonly { readonly complete: number; readonly malignant: number }[]): string =>
    percent(of.reduce((sum, { malignant }) => sum + malignant, 0) / of.reduce((sum, { complete }) => sum + complete, 0));
  return (
    <section class="section" aria-labelledby="groups-title">
      <h2 id="groups-title">Eight groups over time</h2>
      <p class="soft">
        The rows are in the order in which they were reported. In the first group, {share([first])} of the complete rows are malignant, in
        the later ones {share(later)}.
      </p>
      <ScrollRegion label="The eight groups">
        <table>
          <thead>
            <tr>
              <th scope="col">Date</th>
              {["Rows", "Complete", "Malignant", "Proportion"].map((label) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ date, rows, complete, malignant }) => (
              <tr key={date}>
                <th scope="row">{date}</th>
                <td class="number">{rows}</td>
                <td class="number">{complete}</td>
                <td class="number">{malignant}</td>
                <td class="number">{percent(malignant / complete)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
