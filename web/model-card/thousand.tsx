import { percent } from "../format.ts";
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
    { key: "true-positive", count: truePositives, label: "malignant, and called so" },
    { key: "false-negative", count: falseNegatives, label: "malignant, but called benign" },
    { key: "false-positive", count: falsePositives, label: "benign, but called malignant" },
    { key: "true-negative", count: trueNegatives, label: "benign, and called so" },
  ];
  return (
    <div class="thousand">
      <h4>Of 1,000 {people}</h4>
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
              <td class="number">{count < 10 ? count.toFixed(1) : Math.round(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">
        Sensitivity {percent(operating.sensitivity)}, specificity {percent(operating.specificity)}. A call of malignant is right in{" "}
        {Number.isNaN(ppv) ? "–" : percent(ppv)}, one of benign in {Number.isNaN(npv) ? "–" : percent(npv)}.
      </p>
    </div>
  );
}
