import { scalingNames } from "../../../model/training/scaling.ts";
import { type MadeProblemName, madeProblemNames } from "../../../network/examples/made-problems.ts";
import { withData, withHoldOut } from "./changes.ts";
import type { DataChoice } from "./experiment.ts";
import { readName, readNumber, readWhole, scalingRule, shown } from "./experiment-checks.ts";
import type { Field } from "./field.ts";

const data: Field = {
  name: "data",
  of: (experiment) => dataText(experiment.data),
  put(experiment, text) {
    const choice = readData(text);
    return dataText(experiment.data) === text ? experiment : withData(experiment, choice);
  },
};

/** The seed of the points of a made problem. */
const points: Field = {
  name: "points",
  of: ({ data }) => (data.kind === "made" ? String(data.seed) : undefined),
  put(experiment, text) {
    if (experiment.data.kind !== "made") throw new RangeError("applies to made problems alone");
    return { ...experiment, data: { ...experiment.data, seed: readWhole(text, { from: 0 }) } };
  },
};

/** The rows that are held out: `none`, `article`, or a share. */
const holdout: Field = {
  name: "holdout",
  of: ({ holdOut }) => (holdOut.kind === "share" ? String(holdOut.share) : holdOut.kind),
  put(experiment, text) {
    if (text === "none") return withHoldOut(experiment, { kind: "none" });
    if (text === "article") {
      if (experiment.data.kind !== "wisconsin") throw new RangeError("the article’s split is one of the Wisconsin rows alone");
      return withHoldOut(experiment, { kind: "article" });
    }
    const share = readNumber(text, { above: 0, below: 1 });
    const seed = experiment.holdOut.kind === "share" ? experiment.holdOut.seed : 1;
    return withHoldOut(experiment, { kind: "share", share, seed });
  },
};

/** The seed of the rows that are held out. */
const split: Field = {
  name: "split",
  of: ({ holdOut }) => (holdOut.kind === "share" ? String(holdOut.seed) : undefined),
  put(experiment, text) {
    if (experiment.holdOut.kind !== "share") throw new RangeError("applies where a share of the rows is held out");
    return { ...experiment, holdOut: { ...experiment.holdOut, seed: readWhole(text, { from: 0 }) } };
  },
};

const scaling: Field = {
  name: "scaling",
  of: ({ recipe }) => recipe.scaling,
  put(experiment, text) {
    const name = readName(text, scalingNames);
    const rule = experiment.data.kind === "made" ? scalingRule(name, -1) : undefined;
    if (rule) throw new RangeError(rule);
    return { ...experiment, recipe: { ...experiment.recipe, scaling: name } };
  },
};

export const dataFields: readonly Field[] = [data, points, holdout, split, scaling];

function dataText(choice: DataChoice): string {
  if (choice.kind === "made") return choice.problem;
  return choice.kind === "own" ? choice.sha256 : choice.kind;
}

function readData(text: string): DataChoice {
  if (text === "wisconsin") return { kind: "wisconsin" };
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: "own", sha256: text };
  if (madeProblemNames.includes(text as MadeProblemName)) return { kind: "made", problem: text as MadeProblemName, seed: 1 };
  throw new RangeError(`must be wisconsin, one of ${madeProblemNames.join(", ")}, or the SHA-256 of a file, got ${shown(text)}`);
}
