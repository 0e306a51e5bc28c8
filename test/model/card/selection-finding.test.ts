import { expect, test } from "vitest";
import { selectionFinding } from "../../../model/card/selection-finding.ts";
import type { SelectionReport } from "../../../model/file/report.ts";

const candidate = (name: string, chosen: number, isShipped = false) => ({ name, isShipped, chosen, logLoss: 0.08, sensitivity: 0.98 });

const report = (...candidates: SelectionReport["candidates"]) =>
  ({
    candidates,
    nested: { logLoss: 0.0822, brier: 0.0213, accuracy: 0.9756, sensitivity: 0.9861 },
    nestedByLogLoss: { logLoss: 0.0818, brier: 0.0214, accuracy: 0.9722, sensitivity: 0.9735 },
  }) as unknown as SelectionReport;

test("the figures of both rules are given, those of the later one as optimistic", () => {
  const finding = selectionFinding(report(candidate("own", 3, true)));
  expect(finding).toContain("its choices have log loss 0.0818, Brier 0.0214, accuracy 97.22% and sensitivity 97.35%.");
  expect(finding).toMatch(/log loss 0\.0822, Brier 0\.0213, accuracy 97\.56% and sensitivity 98\.61%, are therefore optimistic/);
});

test("candidates that more outer folds chose than the shipped one are named, most often chosen first", () => {
  const finding = selectionFinding(report(candidate("a", 4), candidate("own", 3, true), candidate("b", 5), candidate("c", 1)));
  expect(finding).toContain("3 of 13 outer folds chose the shipped recipe, fewer than chose others (b: 5; a: 4)");
  expect(selectionFinding(report(candidate("own", 3, true), candidate("a", 2)))).toContain("3 of 5 outer folds chose the shipped recipe: ");
});
