import { RocPlot } from "../../components/roc-plot.tsx";
import { grouped, percent } from "../../format.ts";
import type { LabState } from "../lab-state.ts";
import { usePaced } from "../paced.ts";
import { type Result, resultOf } from "./result-data.ts";
import "../../styles/lab-result.css";

/** Four times a second while the training runs. */
const PACE = { every: 250, offset: 110 };

/** What the network gets right: confusion matrix, figures with their intervals, and ROC curve. */
export function ResultView({ lab }: { lab: LabState }) {
  const result = usePaced(lab, PACE, resultOf).value;
  return (
    <section class="result" aria-labelledby="result-title">
      <div>
        <h2 id="result-title">Result</h2>
        {result && <p class="soft">{sentenceOf(result)}</p>}
      </div>
      {result && (
        <>
          <div class="result-figures">
            <ConfusionTable result={result} />
            <ShareTable result={result} />
          </div>
          <RocPlot
            roc={result.roc}
            malignant={result.positives}
            benign={result.negatives}
            auc={result.auc}
            operating={{ sensitivity: result.shares[1]?.share ?? Number.NaN, specificity: result.shares[2]?.share ?? Number.NaN }}
            classNames={result.run.data.classNames}
            tableVersion={lab.phase.value === "running" ? "running" : result.epoch}
          />
        </>
      )}
    </section>
  );
}

/** Which cases are judged, and how many predictions are correct. */
function sentenceOf({ areHeldOut, shares, epoch }: Result): string {
  const [accuracy] = shares;
  const cases = areHeldOut ? "held-out cases" : "training cases";
  const flattery = areHeldOut ? "The training never sees them." : "None are held out, so this flatters the network.";
  return `At epoch ${grouped(epoch)}, ${grouped(accuracy?.count ?? 0)} of ${grouped(accuracy?.of ?? 0)} ${cases} are classified correctly at a threshold of 50%. ${flattery}`;
}

function ConfusionTable({ result: { confusion, run } }: { result: Result }) {
  const [first, second] = run.data.classNames;
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  return (
    <table class="confusion">
      <caption>Confusion matrix</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Predicted {first}</th>
          <th scope="col">Predicted {second}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Actually {first}</th>
          <td class="is-right">{grouped(trueNegatives)}</td>
          <td class="is-wrong">{grouped(falsePositives)}</td>
        </tr>
        <tr>
          <th scope="row">Actually {second}</th>
          <td class="is-wrong">{grouped(falseNegatives)}</td>
          <td class="is-right">{grouped(truePositives)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function ShareTable({ result: { shares } }: { result: Result }) {
  return (
    <table class="shares">
      <caption>With 95% intervals (Wilson)</caption>
      <tbody>
        {shares.map(({ name, share, count, of, interval: [low, high] }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">
              <b>{percent(share)}</b>
            </td>
            <td class="number">
              {percent(low)} to {percent(high)}
            </td>
            <td class="number soft">
              {grouped(count)} of {grouped(of)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
