import type { Explanation } from "../../model/prediction/prediction.ts";
import { labelOf } from "../feature-names.ts";

/** The prediction and its contributions as a table, every number at full precision. */
export function FullPrecision({ explanation, version }: { explanation: Explanation; version: string }) {
  const { prediction, probability, predictionSet, coverage, assessment, unusual, baseline, contributions } = explanation;
  const rows: readonly (readonly [string, string])[] = [
    ["Assessment", assessment],
    ["Prediction (class at the threshold)", prediction],
    ["Probability of malignancy", `${probability}`],
    [`${Math.round(100 * coverage)}% prediction set`, predictionSet.join(", ")],
    ["Outside the training data", unusual === null ? "cannot be told" : unusual ? "yes" : "no"],
    ["Average prediction (baseline)", `${baseline}`],
    ...contributions.map(({ feature, value, contribution }) => [`${labelOf(feature)} ${value} contributes`, `${contribution}`] as const),
    ["Model", version],
  ];
  return (
    <section class="section wide">
      <details>
        <summary>
          <h2>Full precision</h2>
        </summary>
        <table class="full-precision">
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <code>{value}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
