import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { forwardFinding, toldApart } from "../model/card/findings.ts";
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

function stepsFinding(audits: UnknownsReport["monotonicity"]): string {
  const sum = (of: (audit: (typeof audits)[number]) => number): number => audits.reduce((total, audit) => total + of(audit), 0);
  expect(sum(({ conditional }) => conditional.against)).toBe(0);
  const steps = sum(({ conditional }) => conditional.steps);
  const otherwise = percent(sum(({ productKernel }) => productKernel.against) / steps);
  const points = (100 * Math.max(...audits.map(({ productKernel }) => productKernel.largest))).toFixed(1);
  return (
    `of ${steps.toLocaleString("en")} single steps from the training cases with one to eight scores known, none lowers the risk as a ` +
    `score gets worse. If the scores were compared one by one, ${otherwise} would, by up to ${points} points.`
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
  const { right, logLoss, cases } = report.incomplete!;
  expect(readme).toContain(`The ${cases[0] + cases[1]} rows that lack a score are never trained on`);
  expect(readme).toContain(`it predicts ${right} right, with log loss ${logLoss.toFixed(3)}`);
  expect(readme).toContain(stepsFinding(report.unknowns.monotonicity));
  const { nested } = report.selection!;
  expect(readme).toContain(`the same procedure has log loss ${nested.logLoss.toFixed(4)} and accuracy ${percent(nested.accuracy)}.`);
  expect(readme).toContain(`That makes ${file.layers.reduce((sum, { W, b }) => sum + W.flat().length + b.length, 0)} numbers.`);
});

test("the citation names the version of the package", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(read("CITATION.cff")).toContain(`\nversion: ${version}\n`);
});
