import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";
import type { Report, SpreadReport } from "../../model/file/report.ts";
import type { Figure } from "../../network/evaluation/intervals.ts";
import { type Metrics, metricNames } from "../../network/evaluation/metrics.ts";
import { metricLabels } from "../cli/figures.ts";
import { writeAtomically } from "../files.ts";
import { learningCurvePlot, reliabilityPlot, rocPlot, unknownsPlot } from "./plots.ts";
import { tripodItems } from "./tripod.ts";

/** The files of the model card, by name: README.md and its plots. Throws RangeError for a model that was not assessed. */
export function modelCard(file: ModelFile): ReadonlyMap<string, string> {
  const { report } = file;
  if (!report) throw new RangeError(`model ${file.version} was not assessed, there is nothing to put on a card`);
  return new Map([
    ["README.md", text(file, report)],
    ["roc.svg", rocPlot(report)],
    ["reliability.svg", reliabilityPlot(report)],
    ["learning-curve.svg", learningCurvePlot(report, file.data.used)],
    ["unknowns.svg", unknownsPlot(report)],
  ]);
}

/** Writes the card into a folder, which is made where it is missing. */
export function writeCard(file: ModelFile, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of modelCard(file)) writeAtomically(join(folder, name), content);
}

function text(file: ModelFile, report: Report): string {
  const [own] = report.methods;
  return `# Model card: ${file.name} ${file.version}

<!-- Made by npm run card from worker/model.json. Changes belong there, or into scripts/card. -->

A neural network of ${file.layers.map(({ b }) => b.length).join(" and ")} units that tells benign from malignant fine-needle aspirates of the breast by nine scores. It answers with a probability, a set of labels that it cannot rule out, the reasons, and the nearest change that would alter the answer.

**For education and research. Not a medical device.** All figures are of one curated data set of 1989 to 1991, from one clinic and scored by one physician. They are not figures for a clinic.
${file.forced === undefined ? "" : `\n**Taken against the gate.** Reason given: ${file.forced}\n`}
## What it is
| | |
| --- | --- |
| inputs | ${file.features.join(", ")}; whole numbers from ${file.range[0]} to ${file.range[1]}, any of them unknown |
| network | ${[file.features.length, ...file.layers.map(({ b, activation }) => `${b.length} ${activation}`)].join(" → ")} |
| recipe | ${recipe(file)} |
| seed | ${file.seed} |
| data | ${file.data.used} complete of ${file.data.rows} rows, ${file.background.rows.length} distinct; SHA-256 \`${file.data.sha256}\` |
| threshold | ${file.threshold} |

## How good it is
${report.folds.repeats} times ${report.folds.folds}-fold stratified cross-validation. Everything that is fitted is fitted on training folds. Means over the repeats, standard deviation from repeat to repeat, and 95 % intervals by bootstrap over the rows, identical ones drawn together. *Grouped* folds keep identical rows on one side.

| | plain folds | standardDeviation | 95 % interval | grouped folds |
| --- | ---: | ---: | ---: | ---: |
${own ? metricNames.map((name) => metricRow(name, own.plain[name], own.grouped?.[name])).join("\n") : ""}

Beside it, on the same folds:

| | ${metricNames.map((name) => metricLabels[name].label).join(" | ")} |
| --- | ${metricNames.map(() => "---:").join(" | ")} |
${report.methods.map(({ name, plain }) => `| ${name} | ${metricNames.map((metric) => print(metric, plain[metric].mean)).join(" | ")} |`).join("\n")}

![ROC curve](roc.svg) ![Reliability](reliability.svg)

## Where to draw the line
| | threshold | sensitivity | specificity | PPV | NPV |
| --- | ---: | ---: | ---: | ---: | ---: |
${report.operatingPoints.map((point) => `| ${point.name}: ${point.reason} | ${thresholdCells(point)} |`).join("\n")}
${report.thresholds.map((point) => `| | ${thresholdCells(point)} |`).join("\n")}

## How sure it is
Prediction sets at ${percent(file.predictionSets.coverage)} coverage in each class, calibrated on cross-fitted scores; here each fold's sets come from the other folds.

| class | cases | truth in the set | 95 % interval | both labels in the set |
| --- | ---: | ---: | ---: | ---: |
${report.coverage.map(({ cases, reached, interval, both }, k) => `| ${file.classNames[k]} | ${cases} | ${percent(reached)} | ${interval.map(percent).join(" to ")} | ${percent(both)} |`).join("\n")}

A sample is called unusual from a root mean square distance of ${file.unusual.distance.toFixed(3)} of the range to the nearest training row, which one in a hundred training rows keeps from all others.

## With unknown values
The answer is the conditional expectation over the training rows, each weighed by a Gaussian of its distance to what is known; bandwidth ${file.background.bandwidth}, chosen by hiding scores in cross-validation. Log loss on held-out rows:

| hidden | conditional expectation | mean filled in | plain marginal |
| --- | ---: | ---: | ---: |
${report.unknowns.single.map(({ feature, ...losses }) => `| ${feature} | ${lossCells(losses)} |`).join("\n")}
${report.unknowns.several.map(({ hidden, ...losses }) => `| ${hidden} at random | ${lossCells(losses)} |`).join("\n")}

![Unknown values](unknowns.svg)

## How it depends on rows, seed and scores
| | log loss | Brier | accuracy | sensitivity |
| --- | ---: | ---: | ---: | ---: |
${report.learningCurve.map(({ rows, ...spread }) => `| ${rows} training rows | ${spreadCells(spread)} |`).join("\n")}
| ${report.seeds.count} seeds on the same folds | ${spreadCells(report.seeds)} |

![Learning curve](learning-curve.svg)

Of ${report.monotonicity.steps} single steps from known rows, ${report.monotonicity.against} (${percent(report.monotonicity.against / report.monotonicity.steps)}) to a worse score lower the risk or to a better one raise it, by ${report.monotonicity.largest.toFixed(4)} at most.
${report.selection ? selection(report.selection) : ""}
## TRIPOD+AI
Every item of the checklist for prediction models (Collins and others, BMJ 2024; 385:e078378).

| item | about | answer |
| --- | --- | --- |
${tripodItems(file, report)
  .map((cells) => `| ${cells.join(" | ")} |`)
  .join("\n")}
`;
}

function recipe({ recipe: { name, scaling, training } }: ModelFile): string {
  return [
    `${name}: ${scaling} inputs`,
    training.inputNoise > 0 ? `fresh Gaussian noise of ${training.inputNoise} on them at every step` : "no noise",
    `${training.optimizer.name}, ${training.epochs} epochs, batch ${training.batchSize}`,
    `rate ${training.learningRate}, ${training.schedule.name}`,
    `decay ${training.l2}`,
  ].join(", ");
}

function selection({ candidates, nested, repeats, innerFolds }: NonNullable<Report["selection"]>): string {
  const shipped = candidates.find(({ isShipped }) => isShipped);
  const best = candidates[0];
  return `
## What was tried, and what lost
Nested cross-validation: each of ${10 * repeats} outer folds chose the least log loss over ${innerFolds} inner folds of its training rows. The choices, asked of rows that had no part in them: ${metricNames.map((name) => `${metricLabels[name].label} ${print(name, nested[name])}`).join(", ")}. These are the figures that nothing was picked on.
${
  shipped && best
    ? `\nThe shipped recipe is *${shipped.name}*, ${(shipped.logLoss - best.logLoss).toFixed(4)} nats behind the first; ${shipped.chosen} of the outer folds chose it. The folds cannot tell the upper half of the table apart. It was kept, with the article's one hidden layer, because it finds more malignant cases than its neighbours with less noise; so its own figures above are a little favourable.\n`
    : ""
}
| | log loss over inner folds | sensitivity | chosen by |
| --- | ---: | ---: | ---: |
${candidates.map(({ name, isShipped, logLoss, sensitivity, chosen }) => `| ${isShipped ? `**${name}**` : name} | ${logLoss.toFixed(4)} | ${percent(sensitivity)} | ${chosen} |`).join("\n")}
`;
}

function metricRow(name: keyof Metrics, plain: Figure, grouped: Figure | undefined): string {
  const interval = plain.interval.map((x) => print(name, x)).join(" to ");
  return `| ${metricLabels[name].label} | ${print(name, plain.mean)} | ${print(name, plain.standardDeviation)} | ${interval} | ${grouped ? print(name, grouped.mean) : ""} |`;
}

function thresholdCells({ threshold, sensitivity, specificity, ppv, npv }: Report["thresholds"][number]): string {
  return [threshold, ...[sensitivity, specificity, ppv, npv].map(percent)].join(" | ");
}

function lossCells({ conditional, meanFilled, marginal }: { conditional: number; meanFilled: number; marginal: number }): string {
  return [conditional, meanFilled, marginal].map((loss) => loss.toFixed(4)).join(" | ");
}

function spreadCells({ logLoss, brier, accuracy, sensitivity }: SpreadReport): string {
  const plain = ([mean, standardDeviation]: readonly [number, number]): string => `${mean.toFixed(4)} ± ${standardDeviation.toFixed(4)}`;
  const share = ([mean, standardDeviation]: readonly [number, number]): string =>
    `${(100 * mean).toFixed(2)} ± ${(100 * standardDeviation).toFixed(2)} %`;
  return [plain(logLoss), plain(brier), share(accuracy), share(sensitivity)].join(" | ");
}

function print(name: keyof Metrics, value: number): string {
  return metricLabels[name].isRate ? percent(value) : value.toFixed(4);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2).replace(/\.?0+$/, "")} %`;
}
