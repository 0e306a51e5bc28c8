import { features } from "../../data/features.ts";
import type { Explanation } from "../../model/prediction/prediction.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { capitalise } from "../format.ts";
import type { Scores } from "../scores.ts";

/** The nearest training cases with their recorded diagnoses. */
export function SimilarCases({ explanation, scores }: { explanation: Explanation; scores: Scores }) {
  return (
    <section class="section wide">
      <h2>Similar known cases</h2>
      <p class="soft" id="similar-caption">
        The {explanation.similar.length} nearest cases of the data. Scores that equal yours are bold.
      </p>
      <ScrollRegion label="The similar cases">
        <table class="similar" aria-describedby="similar-caption">
          <thead>
            <tr>
              <th scope="col">Found to be</th>
              {features.map(({ key, label }) => (
                <th key={key} scope="col" class="number">
                  {label}
                </th>
              ))}
              <th scope="col" class="number">
                Distance
              </th>
            </tr>
          </thead>
          <tbody>
            {explanation.similar.map(({ values, diagnosis, distance }) => (
              <tr key={values.join()}>
                <th scope="row">
                  <span class="class-mark" data-class={diagnosis}>
                    {capitalise(diagnosis)}
                  </span>
                </th>
                {values.map((value, f) => (
                  <td key={features[f]?.key} class="number">
                    {value === scores[f] ? <strong>{value}</strong> : value}
                  </td>
                ))}
                <td class="number">{distance.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
