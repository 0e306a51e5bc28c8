import { expectedCount, percent } from "../format.ts";
import type { Outcomes } from "./threshold-state.ts";

/** The outcomes for a thousand people or samples as a bar with four parts and as a table. */
export function Thousand({
  outcomes: { truePositives, falseNegatives, falsePositives, trueNegatives, ppv, npv },
  operating,
  people,
}: {
  outcomes: Outcomes;
  operating: { readonly sensitivity: number; readonly specificity: number };
  people: string;
}) {
  const parts = [
    { key: "true-positive", count: truePositives, label: "malignant, detected (true positive)" },
    { key: "false-negative", count: falseNegatives, label: "malignant, missed (false negative)" },
    { key: "false-positive", count: falsePositives, label: "benign, false alarm (false positive)" },
    { key: "true-negative", count: trueNegatives, label: "benign, cleared (true negative)" },
  ];
  return (
    <div class="thousand">
      <h4>Expected of 1,000 {people}</h4>
      <svg class="thousand-bar" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ key, count }, i) => (
          <rect
            key={key}
            class={`thousand-${key}`}
            x={parts.slice(0, i).reduce((sum, part) => sum + part.count, 0)}
            y="0"
            width={count}
            height="40"
          />
        ))}
      </svg>
      <table>
        <tbody>
          {parts.map(({ key, count, label }) => (
            <tr key={key}>
              <th scope="row">
                <span class={`key thousand-${key}`} /> {label}
              </th>
              <td class="number">{expectedCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">
        Sensitivity {percent(operating.sensitivity)}, specificity {percent(operating.specificity)}, positive predictive value {percent(ppv)}
        , negative predictive value {percent(npv)}.
      </p>
    </div>
  );
}
