import { RocPlot } from "../components/roc-plot.tsx";
import { grouped, percent } from "../format.ts";
import type { BatchState } from "./batch-state.ts";

/** How the predictions compare with the diagnoses in the file. */
export function BatchEvaluation({ state }: { state: BatchState }) {
  const evaluation = state.evaluation.value;
  if (!evaluation) return null;
  const { confusion, metrics, roc, malignant, benign } = evaluation;
  const figures = [
    ["Sensitivity", "malignant cases predicted malignant", metrics.sensitivity],
    ["Specificity", "benign cases predicted benign", metrics.specificity],
    ["Accuracy", "predictions that match the diagnosis", metrics.accuracy],
    ["Positive predictive value", "malignant predictions that are malignant", metrics.ppv],
    ["Negative predictive value", "benign predictions that are benign", metrics.npv],
  ] as const;
  return (
    <section class="evaluation" aria-labelledby="evaluation-title">
      <h2 id="evaluation-title">Compared with the diagnoses in the file</h2>
      <p class="soft">
        {grouped(malignant + benign)} rows include a diagnosis. On data that the network was trained on, such as the Wisconsin file, these
        figures are optimistic; the cross-validated ones are on the <a href="/model">Model</a> page.
      </p>
      <div class="evaluation-parts">
        <div>
          <table class="confusion">
            <caption>Confusion matrix</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">predicted benign</th>
                <th scope="col">predicted malignant</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">is benign</th>
                <td class="right">{grouped(confusion.trueNegatives)}</td>
                <td class="wrong">{grouped(confusion.falsePositives)}</td>
              </tr>
              <tr>
                <th scope="row">is malignant</th>
                <td class="wrong">{grouped(confusion.falseNegatives)}</td>
                <td class="right">{grouped(confusion.truePositives)}</td>
              </tr>
            </tbody>
          </table>
          <dl class="figures">
            {figures.map(([name, meaning, value]) => (
              <div key={name}>
                <dt>
                  {name} <span class="soft">{meaning}</span>
                </dt>
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
