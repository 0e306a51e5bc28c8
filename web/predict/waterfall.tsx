import type { Explanation } from "../../model/prediction/prediction.ts";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { labelOf } from "../feature-names.ts";
import { percent, points } from "../format.ts";
import { AboutShapley } from "./terms.tsx";
import { domainOf, type Step, waterfallSteps } from "./waterfall-steps.ts";

/** The Shapley values as a waterfall chart from the average prediction to that of the sample. The chart is a table with a bar in each row. */
export function Waterfall({ explanation }: { explanation: Explanation }) {
  const { baseline, probability } = explanation;
  const steps = waterfallSteps(explanation);
  const domain = domainOf(steps);
  return (
    <section class="section why">
      <h2>Why this probability</h2>
      <p class="soft">
        Starting from the average prediction, each score shifts the predicted probability up or down (exact Shapley values <AboutShapley />,
        in percentage points). The shifts add up to the prediction. They describe the model, not the biology.
      </p>
      <table class="waterfall">
        <caption class="visually-hidden">Contribution of each score to the probability of malignancy, in percentage points</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">From</th>
            <th scope="col">Score</th>
            <th scope="col">Chart</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          <tr class="waterfall-end">
            <th scope="row">Average</th>
            <td />
            <td>
              <Bar from={0} to={baseline} kind="end" domain={domain} />
            </td>
            <td class="number">{percent(baseline)}</td>
          </tr>
          {steps.map((step) => (
            <Row key={step.feature} step={step} domain={domain} />
          ))}
          <tr class="waterfall-end">
            <th scope="row">This sample</th>
            <td />
            <td>
              <Bar from={0} to={probability} kind="end" domain={domain} />
            </td>
            <td class="number">{roughPercent(probability)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Row({ step, domain }: { step: Step; domain: Domain }) {
  const { feature, value, contribution, from, to } = step;
  return (
    <tr>
      <th scope="row">
        <a href={`#${feature}`}>{labelOf(feature)}</a>
      </th>
      <td class="number score">{value}</td>
      <td>
        <Bar from={from} to={to} kind={contribution < 0 ? "down" : "up"} domain={domain} />
      </td>
      <td class="number" title={`${contribution}`}>
        {points(contribution)}
      </td>
    </tr>
  );
}

type Domain = readonly [number, number];

/** A bar of the chart, with grid lines at every quarter from 0 to 1. */
function Bar({ from, to, kind, domain: [low, high] }: { from: number; to: number; kind: "up" | "down" | "end"; domain: Domain }) {
  const at = (probability: number) => ((probability - low) / (high - low)) * 100;
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
  return (
    <svg class={`waterfall-bar ${kind}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <path class="waterfall-grid" d={[0, 0.25, 0.5, 0.75, 1].map((line) => `M${at(line)} 0V10`).join("")} />
      <rect x={left} y="1.5" width={Math.max(right - left, 0.4)} height="7" />
    </svg>
  );
}
