import { isWisconsin } from "../../data/wisconsin.ts";
import { selectionFinding } from "../../model/card/selection-finding.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import type { Report } from "../../model/file/report.ts";
import { LinePlot } from "../components/line-plot.tsx";
import { percent } from "../format.ts";
import { CertaintyFindings } from "./certainty-findings.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { ForwardSection } from "./forward-section.tsx";
import { IncompleteRows } from "./incomplete-rows.tsx";
import { ReliabilityPlot } from "./reliability-plot.tsx";
import { ThresholdExplorer } from "./threshold-explorer.tsx";
import { UnknownsTable } from "./unknowns-table.tsx";

/** How well the network performs on samples it was not trained on, and where its limits are. */
export function EvaluationSections({ report, threshold, data }: { report: Report; threshold: number; data: ModelFile["data"] }) {
  const { methods, reliability, calibration, forward, incomplete, learningCurve, unknowns, seeds, monotonicity } = report;
  const losses = learningCurve.map(({ logLoss: [mean, standardDeviation] }) => mean + standardDeviation);
  const highestLoss = [0.2, 0.4, 0.7].find((loss) => losses.every((other) => other <= loss)) ?? Math.ceil(Math.max(...losses));
  return (
    <>
      <section class="section" aria-labelledby="figures-title">
        <h2 id="figures-title">How good it is</h2>
        <FiguresTable report={report} />
        {report.selection && (
          <>
            <h3 class="table-title">How the recipe was chosen</h3>
            <p class="soft">
              By nested cross-validation among {report.selection.candidates.length} candidates. {selectionFinding(report.selection)}
            </p>
          </>
        )}
      </section>
      {forward && forward.length > 0 && <ForwardSection forward={forward} />}
      <section class="section" aria-labelledby="explorer-title">
        <h2 id="explorer-title">Where to draw the line</h2>
        <ThresholdExplorer
          report={report}
          threshold={threshold}
          people={isWisconsin(data) ? "people with a mass like these" : "samples like these"}
        />
      </section>
      <section class="section" aria-labelledby="trust-title">
        <h2 id="trust-title">How far to trust it</h2>
        <div class="plots">
          <ReliabilityPlot
            bins={reliability.map(([count, predicted, observed]) => ({ count, predicted, observed }))}
            error={methods[0]?.plain.calibrationError.mean ?? Number.NaN}
            calibration={calibration}
          />
          <LinePlot
            title="With less known"
            summary="Log loss with scores hidden at random: as this network does it, with means filled in, and with the plain average over the data. Lower is better."
            x={{ label: "scores hidden, of nine", domain: [1, 8], ticks: [1, 2, 3, 4, 5, 6, 7, 8] }}
            y={{ label: "log loss, nats", domain: [0, 0.7], format: (value) => value.toFixed(2) }}
            series={[
              { name: "this network", points: unknowns.several.map(({ hidden, conditional }) => ({ x: hidden, y: conditional })) },
              { name: "means filled in", points: unknowns.several.map(({ hidden, meanFilled }) => ({ x: hidden, y: meanFilled })) },
              { name: "plain average", points: unknowns.several.map(({ hidden, marginal }) => ({ x: hidden, y: marginal })) },
            ]}
          />
          <LinePlot
            title="Learning curve"
            summary="Log loss against how many samples it learned from; the bars are one standard deviation from run to run."
            x={{ label: "samples learned from", domain: [0, 400], ticks: [25, 100, 200, 300, 400] }}
            y={{ label: "log loss, nats", domain: [0, highestLoss], format: (value) => value.toFixed(2) }}
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
          <UnknownsTable single={unknowns.single} />
        </div>
        <ul class="findings">
          <CertaintyFindings {...report} />
          {incomplete && <IncompleteRows report={incomplete} />}
          <li>
            With {seeds.count} different seeds, log loss is {seeds.logLoss[0].toFixed(4)} ± {seeds.logLoss[1].toFixed(4)}: the seed hardly
            matters.
          </li>
          <li>
            Of {monotonicity.steps.toLocaleString("en")} single steps from the rows of the data,{" "}
            {monotonicity.against === 0
              ? "none moves the risk against the score."
              : `${monotonicity.against.toLocaleString("en")} (${percent(monotonicity.against / monotonicity.steps)}) move the risk against the score, the largest by ${(monotonicity.largest * 100).toFixed(1)} points.`}
          </li>
          <li>{hiddenScoresFinding(unknowns.monotonicity)}</li>
        </ul>
      </section>
    </>
  );
}

/** How often single steps go against the score with some hidden, by this model and by the product kernel, which it replaced. */
function hiddenScoresFinding(audits: Report["unknowns"]["monotonicity"]): string {
  const describe = (of: "conditional" | "productKernel"): string => {
    const against = audits.reduce((sum, audit) => sum + audit[of].against, 0);
    const points = 100 * Math.max(...audits.map((audit) => audit[of].largest));
    return against === 0 ? "none does" : `${percent(against / steps)} do, the largest by ${points.toFixed(1)} points`;
  };
  const steps = audits.reduce((sum, { conditional }) => sum + conditional.steps, 0);
  return `Of ${steps.toLocaleString("en")} such steps with one to ${audits.length} scores known, ${describe("conditional")}; with the known scores compared one by one rather than by their sum, ${describe("productKernel")}.`;
}
