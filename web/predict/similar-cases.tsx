import { features } from "../../data/features.ts";
import type { SimilarCases as Similar } from "../../model/explanation/similar.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import type { Scores } from "../scores.ts";
import type { Example } from "./examples.ts";
import { similarSentence } from "./wording.ts";

/**
 * The nearest training cases, each distinct row once, with how often it occurs with either diagnosis. The diagnosis of an example that
 * the visitor has not asked for is `withheld`: that case is not counted in its row.
 */
export function SimilarCases({ similar, scores, withheld }: { similar: Similar; scores: Scores; withheld?: Example | undefined }) {
  return (
    <section class="section wide">
      <h2>Most similar training cases</h2>
      <p class="soft" id="similar-caption">
        {similarSentence(similar)} Matching scores are in bold. <em>Distance</em>: root mean square difference over the scores you gave; 0
        means identical, 1 means opposite ends of every scale.
      </p>
      <ScrollRegion label="Similar training cases">
        <table class="similar" aria-describedby="similar-caption">
          <thead>
            <tr>
              <th scope="col">Cases</th>
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
            {similar.rows.map(({ values, benign, malignant, distance }) => (
              <tr key={values.join()}>
                <th scope="row">
                  {withheld?.values.every((value, f) => value === values[f]) ? (
                    <>
                      <span class="this-case">this case </span>
                      <CaseCount count={benign - (withheld.diagnosis === "benign" ? 1 : 0)} name="benign" />
                      <CaseCount count={malignant - (withheld.diagnosis === "malignant" ? 1 : 0)} name="malignant" />
                    </>
                  ) : (
                    <>
                      <CaseCount count={benign} name="benign" />
                      <CaseCount count={malignant} name="malignant" />
                    </>
                  )}
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

function CaseCount({ count, name }: { count: number; name: "benign" | "malignant" }) {
  if (count === 0) return null;
  return (
    <span class="class-mark" data-class={name}>
      {count} {name}{" "}
    </span>
  );
}
