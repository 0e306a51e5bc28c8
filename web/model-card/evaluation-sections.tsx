import { isWisconsin } from "../../data/wisconsin.ts";
import { selectionFinding } from "../../model/card/selection-finding.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import type { Report } from "../../model/file/report.ts";
import { LinePlot } from "../components/line-plot.tsx";
import { still } from "../components/still.tsx";
import { countWord, grouped, percent } from "../format.ts";
import { CertaintyFindings } from "./certainty-findings.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { ForwardSection } from "./forward-section.tsx";
import { IncompleteRows } from "./incomplete-rows.tsx";
import { ReliabilityPlot } from "./reliability-plot.tsx";
import { ThresholdExplorer } from "./threshold-explorer.tsx";
import { UnknownsTable } from "./unknowns-table.tsx";

// Only the threshold explorer does anything.
const StillFigures = still("figures", FiguresTable);
const StillForward = still("forward", ForwardSection);
const StillReliability = still("reliability", ReliabilityPlot);
const StillUnknowns = still("unknowns", UnknownsTable);
const UnknownsPlot = still("unknowns-plot", LinePlot);
const LearningCurve = still("learning-curve", LinePlot);

/** How well the network performs on samples it was not trained on, and where its limits are. */
export function EvaluationSections({ report, threshold, data }: { report: Report; threshold: number; data: ModelFile["data"] }) {
  const { methods, reliability, calibration, forward, incomplete, learningCurve, unknowns, seeds, monotonicity } = report;
  const losses = learningCurve.map(({ logLoss: [mean, standardDeviation] }) => mean + standardDeviation);
  const highestLoss = [0.2, 0.4, 0.7].find((loss) => losses.every((other) => other <= loss)) ?? Math.ceil(Math.max(...losses));
  return (
    <>
      <section class="section" aria-labelledby="figures-title">
        <h2 id="figures-title">Performance</h2>
        <StillFigures report={report} />
        {report.selection && (
          <>
            <h3 class="table-title">How the recipe was chosen</h3>
            <p class="soft">
              By nested cross-validation among {report.selection.candidates.length} candidates. {selectionFinding(report.selection)}
            </p>
          </>
        )}
      </section>
      {forward && forward.length > 0 && <StillForward forward={forward} />}
      <section class="section" aria-labelledby="explorer-title">
        <h2 id="explorer-title">Choosing a threshold</h2>
        <ThresholdExplorer
          report={report}
          threshold={threshold}
          people={isWisconsin(data) ? "people with a mass like these" : "samples like these"}
        />
      </section>
      <section class="section" aria-labelledby="trust-title">
        <h2 id="trust-title">How far to trust the predictions</h2>
        <p class="soft">
          What a prediction says and what it does not is explained in <a href="/learn/reading-an-answer">chapter 13 of the lessons</a>, and
          what one set of figures is worth in <a href="/learn/reading-a-result">chapter 12</a>.
        </p>
        <div class="plots">
          <StillReliability
            bins={reliability.map(([count, predicted, observed]) => ({ count, predicted, observed }))}
            error={methods[0]?.plain.calibrationError.mean ?? Number.NaN}
            calibration={calibration}
          />
          <UnknownsPlot
            title="Performance with missing scores"
            summary="Log loss with scores hidden at random: this network’s method (conditional expectation), mean imputation, and the marginal average. Lower is better."
            x={{ label: "hidden scores out of nine", domain: [1, 8], ticks: [1, 2, 3, 4, 5, 6, 7, 8] }}
            y={{ label: "log loss (nats)", domain: [0, 0.7], format: (value) => value.toFixed(2) }}
            series={[
              { name: "this network", points: unknowns.several.map(({ hidden, conditional }) => ({ x: hidden, y: conditional })) },
              { name: "mean imputation", points: unknowns.several.map(({ hidden, meanFilled }) => ({ x: hidden, y: meanFilled })) },
              { name: "marginal average", points: unknowns.several.map(({ hidden, marginal }) => ({ x: hidden, y: marginal })) },
            ]}
          />
          <LearningCurve
            title="Learning curve"
            summary="Log loss on held-out rows by number of training rows. The bars show one standard deviation over repeated runs."
            x={{ label: "training rows", domain: [0, 400], ticks: [25, 100, 200, 300, 400] }}
            y={{ label: "log loss (nats)", domain: [0, highestLoss], format: (value) => value.toFixed(2) }}
            series={[
              {
                name: "this network",
                points: learningCurve.map(({ rows, logLoss: [mean, standardDeviation] }) => ({
                  x: rows,
                  y: mean,
                  low: mean - standardDeviation,
                  high: mean + standardDeviation,
                })),
              },
            ]}
          />
          <StillUnknowns single={unknowns.single} />
        </div>
        <ul class="findings">
          <CertaintyFindings {...report} />
          {incomplete && <IncompleteRows report={incomplete} />}
          <li>
            With {seeds.count} random seeds, log loss is {seeds.logLoss[0].toFixed(4)} ± {seeds.logLoss[1].toFixed(4)} (mean ± SD): the seed
            makes almost no difference.
          </li>
          <li>{completeScoresFinding(monotonicity)}</li>
          <li>{hiddenScoresFinding(unknowns.monotonicity)}</li>
        </ul>
      </section>
    </>
  );
}

/** How often single steps from the rows of the data go against the score. */
function completeScoresFinding({ steps, against, largest }: Report["monotonicity"]): string {
  const of = `${grouped(steps)} one-step changes to the rows of the data`;
  if (against === 0) return `The model is monotonic: in none of ${of} does a worse score lower the predicted risk.`;
  return `The model is not perfectly monotonic: of ${of}, ${grouped(against)} (${percent(against / steps)}) to a worse score lower the predicted risk, or to a better one raise it, by ${pointsOf(largest)} percentage points at most.`;
}

/** How often single steps go against the score with some hidden, by this model and by the product kernel, which it replaced. */
function hiddenScoresFinding(audits: Report["unknowns"]["monotonicity"]): string {
  const steps = audits.reduce((sum, { conditional }) => sum + conditional.steps, 0);
  const describe = (of: "conditional" | "productKernel"): string => {
    const against = audits.reduce((sum, audit) => sum + audit[of].against, 0);
    const largest = Math.max(...audits.map((audit) => audit[of].largest));
    return against === 0 ? "none does" : `${percent(against / steps)} do, by ${pointsOf(largest)} percentage points at most`;
  };
  return `With only one to ${countWord(audits.length)} scores known, of ${grouped(steps)} such changes ${describe("conditional")}. If rows were weighted by each known score instead of by the sum: ${describe("productKernel")}.`;
}

function pointsOf(difference: number): string {
  return (100 * difference).toFixed(1);
}
