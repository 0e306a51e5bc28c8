import type { MysteryFunctionFigures, RateFigures } from "../../data/lessons/01-mystery-function.ts";
import { scoreSumCut } from "../../model/assessment/methods.ts";
import type { MethodReport } from "../../model/file/report.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

const RULE = "the sum of the scores";

/** Chapter 1. */
export const mysteryFunction: Lesson<MysteryFunctionFigures> = {
  number: 1,
  slug: "mystery-function",
  parts: {
    rule: { settings: { rule: RULE, cut: "the one with the fewest errors on all rows" }, compute: ruleOf },
    heldOut: {
      settings: { source: "the report of the deployed model", folds: "10 × 10, seed 1", cut: "chosen on the training folds" },
      compute({ model }) {
        const { report, recipe } = model().file;
        const methodOf = (name: string): MethodReport => {
          const method = report?.methods.find((candidate) => candidate.name === name);
          if (!method) throw new Error(`the report of the model must have figures of ${name}`);
          return method;
        };
        const [rule, network] = [methodOf(RULE), methodOf(recipe.name)];
        if (!rule.differences) throw new Error(`the report of the model must compare ${RULE} with the network`);
        return { rule: rates(rule), network: rates(network), difference: rule.differences.logLoss };
      },
    },
  },
};

function ruleOf({ data }: LessonContext) {
  const { rows, labels } = data;
  const cut = scoreSumCut(data);
  const outcomes = rows.map((row, r) => ({ isFound: row.reduce((sum, score) => sum + score, 0) >= cut, isMalignant: labels[r] === 1 }));
  const count = (isFound: boolean, isMalignant: boolean) =>
    outcomes.filter((outcome) => outcome.isFound === isFound && outcome.isMalignant === isMalignant).length;
  const [truePositives, trueNegatives] = [count(true, true), count(false, false)];
  return {
    cut,
    rows: rows.length,
    right: truePositives + trueNegatives,
    accuracy: (truePositives + trueNegatives) / rows.length,
    sensitivity: truePositives / (truePositives + count(false, true)),
    specificity: trueNegatives / (trueNegatives + count(true, false)),
  };
}

function rates({ plain: { accuracy, sensitivity, specificity, logLoss } }: MethodReport): RateFigures {
  return { accuracy: accuracy.mean, sensitivity: sensitivity.mean, specificity: specificity.mean, logLoss: logLoss.mean };
}
