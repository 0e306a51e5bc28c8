import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { forwardFinding, incompleteFinding, toldApart } from "../model/card/findings.ts";
import { parseModel } from "../model/file/parse.ts";
import type { MethodReport, UnknownsReport } from "../model/file/report.ts";
import { sha256Text } from "../network/math/sha256.ts";
import { projectPath } from "../scripts/files.ts";

const read = (path: string): string => readFileSync(projectPath(path), "utf8");
const readme = read("README.md").replace(/ +/g, " ");
const { file } = parseModel(JSON.parse(read("worker/model.json")));
const report = file.report!;

const percent = (x: number): string => `${(100 * x).toFixed(1)}%`;

function rowOf({ name, plain }: MethodReport): string {
  const label = name === file.recipe.name ? "**this network**" : name;
  const { logLoss, brier, accuracy, sensitivity, specificity } = plain;
  const figures = [
    logLoss.mean.toFixed(4),
    brier.mean.toFixed(4),
    percent(accuracy.mean),
    percent(sensitivity.mean),
    percent(specificity.mean),
  ];
  return `| ${[label, ...figures].join(" | ")} |`;
}

/** What the constraint costs, if its log loss cannot be told from that of the same network without it. */
function unconstrainedFinding({ name, differences }: MethodReport): string {
  expect(name).toBe("the same network without the constraint");
  const { mean, interval } = differences!.logLoss;
  expect(interval[0] < 0 && interval[1] > 0).toBe(true);
  const nats = (x: number): string => `${x < 0 ? "−" : "+"}${Math.abs(x).toFixed(4)}`;
  return `it cannot be shown that this costs anything: the log loss of the same network without the constraint differs by ${nats(mean)} (95% CI ${interval.map(nats).join(" to ")})`;
}

function stepsFinding(audits: UnknownsReport["monotonicity"]): string {
  const sum = (of: (audit: (typeof audits)[number]) => number): number => audits.reduce((total, audit) => total + of(audit), 0);
  expect(sum(({ conditional }) => conditional.against)).toBe(0);
  const steps = sum(({ conditional }) => conditional.steps);
  const otherwise = percent(sum(({ productKernel }) => productKernel.against) / steps);
  const points = (100 * Math.max(...audits.map(({ productKernel }) => productKernel.largest))).toFixed(1);
  return (
    `of ${steps.toLocaleString("en")} one-step changes to training cases with one to eight scores known, none lowers the predicted risk ` +
    `as a score gets worse. If each known score were compared by itself, ${otherwise} would, by up to ${points} percentage points.`
  );
}

/** The README describes the model of the Wisconsin data; a model of other data has its own card. test/model/report.test.ts recomputes the figures. */
const isWisconsin = file.data.sha256 === sha256Text(read("data/wisconsin.csv"));

test.runIf(isWisconsin)("the README's figures are those of the model file", () => {
  expect(report.methods.length).toBeGreaterThan(3);
  for (const method of report.methods) expect(readme).toContain(rowOf(method));
  const { grouped } = report.methods.find(({ name }) => name === file.recipe.name)!;
  expect(readme).toContain(`the network's log loss is ${grouped!.logLoss.mean.toFixed(4)}.`);
  expect(readme).toContain(toldApart(report.methods));
  expect(readme).toContain(forwardFinding(report.forward!));
  const { logLoss, cases } = report.incomplete!;
  expect(readme).toContain(`The ${cases[0] + cases[1]} rows that lack a score are never trained on`);
  expect(readme).toContain(`the network predicts ${incompleteFinding(report.incomplete!)}, with log loss ${logLoss.toFixed(3)}.`);
  expect(readme).toContain(stepsFinding(report.unknowns.monotonicity));
  const { nested, nestedByLogLoss, candidates } = report.selection!;
  const both = ({ logLoss, sensitivity }: typeof nested): string =>
    `log loss ${logLoss.toFixed(4)} and sensitivity ${percent(sensitivity)}`;
  expect(readme).toContain(`the first rule, the least log loss alone, has ${both(nestedByLogLoss)};`);
  expect(readme).toContain(`has ${both(nested)}, which is therefore optimistic.`);
  const shipped = candidates.find(({ isShipped }) => isShipped)!;
  const folds = candidates.reduce((sum, { chosen }) => sum + chosen, 0);
  const most = Math.max(...candidates.map(({ chosen }) => chosen));
  expect(readme).toContain(`Only ${shipped.chosen} of ${folds} folds chose the shipped recipe, and others were chosen by up to ${most}.`);
  expect(readme).toContain(unconstrainedFinding(report.methods[1]!));
  expect(readme).toContain(`That makes ${file.layers.reduce((sum, { W, b }) => sum + W.flat().length + b.length, 0)} numbers.`);
});

test("the citation names the version of the package", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(read("CITATION.cff")).toContain(`\nversion: ${version}\n`);
});
