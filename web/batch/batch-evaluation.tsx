import { RocPlot } from "../components/roc-plot.tsx";
import { percent } from "../format.ts";
import type { BatchState } from "./batch-state.ts";

/** How the predictions compare with the diagnoses in the file. */
export function BatchEvaluation({ state }: { state: BatchState }) {
  const evaluation = state.evaluation.value;
  if (!evaluation) return null;
  const { confusion, metrics, roc, malignant, benign } = evaluation;
  const figures = [
    ["Malignant found (sensitivity)", metrics.sensitivity],
    ["Benign recognised (specificity)", metrics.specificity],
    ["Right altogether (accuracy)", metrics.accuracy],
    ["Malignant where so called", metrics.ppv],
    ["Benign where so called", metrics.npv],
  ] as const;
  return (
    <section class="evaluation" aria-labelledby="evaluation-title">
      <h2 id="evaluation-title">Against the diagnoses in the file</h2>
      <p class="soft">
        {(malignant + benign).toLocaleString("en")} rows bring one. If the network learned from these very cases, as from the Wisconsin
        data, the figures flatter it; the model page has the honest ones.
      </p>
      <div class="evaluation-parts">
        <div>
          <table class="confusion">
            <caption>Confusion matrix</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">called benign</th>
                <th scope="col">called malignant</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">is benign</th>
                <td class="right">{confusion.trueNegatives}</td>
                <td class="wrong">{confusion.falsePositives}</td>
              </tr>
              <tr>
                <th scope="row">is malignant</th>
                <td class="wrong">{confusion.falseNegatives}</td>
                <td class="right">{confusion.truePositives}</td>
              </tr>
            </tbody>
          </table>
          <dl class="figures">
            {figures.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{Number.isNaN(value) ? "–" : percent(value)}</dd>
              </div>
            ))}
            <div>
              <dt>Log loss (nats)</dt>
              <dd>{metrics.logLoss.toFixed(4)}</dd>
            </div>
          </dl>
        </div>
        <RocPlot roc={roc} malignant={malignant} benign={benign} auc={metrics.auc} operating={metrics} />
      </div>
    </section>
  );
}
