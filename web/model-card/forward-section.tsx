import { forwardFinding } from "../../model/card/findings.ts";
import type { ForwardReport } from "../../model/file/report.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { percent } from "../format.ts";
import { DifferencesTable } from "./differences-table.tsx";

/** What becomes of the figures when the network is trained on earlier rows and tested on later ones. */
export function ForwardSection({ forward }: { forward: readonly ForwardReport[] }) {
  return (
    <section class="section" aria-labelledby="forward-title">
      <h2 id="forward-title">Forward in time</h2>
      <p class="soft">
        The rows are in the order in which they were reported. Here, everything is fitted to the earlier rows and tested on the later ones.{" "}
        <strong>{forwardFinding(forward)}</strong>
      </p>
      {forward.map((report) => (
        <Cut key={report.periods} report={report} />
      ))}
    </section>
  );
}

function Cut({ report: { periods, until, trained, tested, methods, coverage } }: { report: ForwardReport }) {
  const title = periods === 1 ? `Trained on the first group (${until})` : `Trained on groups 1 to ${periods} (until ${until})`;
  return (
    <div class="forward-cut">
      <h3>{title}</h3>
      <p class="soft">
        Trained on {shares(trained)}; tested on {shares(tested)}. The prediction sets contained the true class of{" "}
        {coverage.map(({ reached }, k) => `${percent(reached)} of the ${k === 0 ? "benign" : "malignant"} test rows`).join(" and ")}.
      </p>
      <ScrollRegion label={`Performance: ${title}`}>
        <table class="figure-table">
          <thead>
            <tr>
              <th scope="col">Method</th>
              {["Log loss", "Accuracy", "Sensitivity", "Specificity"].map((label) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {methods.map(({ name, logLoss, accuracy, sensitivity, specificity }, m) => (
              <tr key={name} class={m === 0 ? "own" : undefined}>
                <th scope="row">{m === 0 ? "this network" : name}</th>
                <td class="number">{logLoss.toFixed(4)}</td>
                {[accuracy, sensitivity, specificity].map((rate, i) => (
                  <td key={i} class="number">
                    {percent(rate)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <details>
        <summary>Differences from this network, with 95% confidence intervals</summary>
        <DifferencesTable label={`Differences: ${title}`} methods={methods} />
      </details>
    </div>
  );
}

function shares([negative, positive]: readonly [number, number]): string {
  return `${negative + positive} rows, ${Math.round((100 * positive) / (negative + positive))}% of them malignant`;
}
