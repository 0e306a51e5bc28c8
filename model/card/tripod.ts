import type { ModelFile } from "../file/model-file.ts";
import type { Report } from "../file/report.ts";
import type { ScalingName } from "../training/scaling.ts";
import { forwardFinding, toldApart } from "./findings.ts";
import { originTexts } from "./origin.ts";

/**
 * The items of TRIPOD+AI (Collins, Moons, Dhiman and others, BMJ 2024; 385:e078378) as number, topic and answer. Where the
 * source of the data does not report something, the answer says so.
 */
export function tripodItems(
  { data, background, features, recipe, layers }: ModelFile,
  report: Report,
): readonly (readonly [string, string, string])[] {
  const distinct = background.rows.length;
  const parameters = layers.reduce((sum, { W, b }) => sum + W.flat().length + b.length, 0);
  const malignant = background.counts.reduce((sum, [, b]) => sum + b, 0);
  const perParameter = (Math.min(malignant, data.used - malignant) / parameters).toFixed(1);
  const isMonotone = recipe.training.constraint === "monotone";
  const origin = originTexts(data);
  const { forward, incomplete } = report;
  return [
    [
      "1",
      "Title",
      `cytonet: a neural network that tells benign from malignant breast cytology; development with ${forward ? "internal validation and validation forward in time" : "internal validation only"}.`,
    ],
    ["2", "Abstract", "The first paragraphs of this card."],
    [
      "3a",
      "Healthcare context",
      "Fine-needle aspirates of breast masses, scored under the microscope. The model is for learning and teaching; it supports no clinical decision.",
    ],
    ["3b", "Target population", origin.population],
    ["3c", "Known inequalities", "The data record neither age nor sex nor origin nor income, so none can be examined."],
    ["4", "Objectives", `To develop a model and to evaluate it by internal cross-validation${forward ? " and forward in time" : ""}.`],
    ["5a", "Source of data", origin.source],
    ["5b", "Dates", origin.dates],
    ["6a", "Setting", origin.setting],
    ["6b", "Eligibility", origin.eligibility],
    ["6c", "Treatments", "Not applicable: the diagnosis is as of the aspirate."],
    ["7", "Data preparation", `${origin.values} ${SCALINGS[recipe.scaling]}; offsets and scales are fitted on training rows only.`],
    ["8a", "Outcome", origin.outcome],
    ["8b", "Outcome assessors", "Not reported in detail."],
    ["8c", "Blinding", origin.blinding],
    ["9a", "Choice of predictors", `All ${features.length} scores in the data; none was selected.`],
    ["9b", "Definition", "Whole numbers from 1 (closest to benign) to 10; meanings in data/features.ts."],
    ["9c", "Subjective predictors", origin.subjective],
    [
      "10",
      "Sample size",
      `Not calculated beforehand: all ${data.used} complete rows are used, ${malignant} of them malignant, ${perParameter} per parameter of the network; noise and decay keep so many parameters from fitting single rows. The learning curve above shows what more rows would bring.`,
    ],
    [
      "11",
      "Missing data",
      `${origin.incomplete} For unknown scores of a new sample, the prediction is the conditional expectation over the training rows.`,
    ],
    [
      "12a",
      "Use of the data",
      `${report.folds.repeats} times ${report.folds.folds}-fold stratified cross-validation, plain and with identical rows together${forward ? "; trained on earlier rows and tested on later ones" : ""}; ${origin.external}.`,
    ],
    ["12b", "Handling of predictors", "Each score enters as one number, transformed as in item 7; no categories."],
    [
      "12c",
      "Model and tuning",
      `One hidden layer of ${recipe.hidden.map(({ units }) => units).join(", ")} units, as in the article that this project follows${isMonotone ? ", with the signs of their weights constrained so that no higher score lowers the probability" : ""}. ${origin.tuning}${report.selection ? "; the candidates are listed above" : ""}.`,
    ],
    ["12d", "Heterogeneity", origin.heterogeneity],
    [
      "12e",
      "Performance measures",
      "Discrimination, calibration (slope, observed to expected, calibration error), overall error, sensitivity, specificity and predictive values at thresholds, and paired differences from other methods; see above.",
    ],
    [
      "12f",
      "Updating",
      "A new model replaces this one only if it passes the gate of `npm run train`; model/release/gate.ts has its rules.",
    ],
    ["12g", "How predictions are made", "model/prediction, the same code on the server and in the page; also as ONNX."],
    [
      "13",
      "Class imbalance",
      `${malignant} of ${data.used} rows are malignant; no resampling. For another prevalence the odds are reweighted.`,
    ],
    ["14", "Fairness", "Nothing can be said: the data record no groups."],
    [
      "15",
      "Output",
      "Probability of malignancy, a predicted class at a threshold, a set of classes that are not ruled out, contributions, nearest change.",
    ],
    [
      "16",
      "Training and evaluation",
      forward
        ? "In cross-validation, the same population. Forward in time, later rows of the same source, with another share of malignant ones; see Forward in time."
        : "The same population: every figure here is internal.",
    ],
    ["17", "Ethics", origin.ethics],
    ["18a", "Funding", "None."],
    ["18b", "Conflicts of interest", "None known."],
    ["18c", "Protocol", "None was registered beforehand."],
    ["18d", "Registration", "None."],
    ["18e", "Data", origin.availability],
    ["18f", "Code", "All of it in this repository, MIT; `npm run train` reproduces this model to the bit."],
    ["19", "Patient and public involvement", "None."],
    ["20a", "Participants", `${data.rows} rows, ${data.used} complete, ${distinct} of them distinct. ${origin.participants}`],
    ["20b", "Characteristics", origin.characteristics],
    [
      "20c",
      "Comparison with another set",
      forward ? "Rows trained on and rows tested on, with their share of malignant ones, under Forward in time." : "There is none.",
    ],
    [
      "21",
      "Numbers in each analysis",
      `${data.used} rows, ${malignant} malignant, each held out once per repeat${forward ? "; those of each cut under Forward in time" : ""}${incomplete ? `; ${incomplete.cases[0] + incomplete.cases[1]} rows that lack a score are predicted only` : ""}.`,
    ],
    [
      "22",
      "Specification",
      "worker/model.json holds all of it: scaling, weights, training rows for unknown scores, thresholds. Each layer computes g(W x + b) from the scaled scores x, and the last g is the sigmoid; symbols in network/README.md, unknown scores in model/unknowns/reference.ts, prevalence in model/prediction/prevalence.ts.",
    ],
    [
      "23a",
      "Performance",
      "Tables above: this model's figures and its differences from other methods with 95% intervals, those of the other methods and at thresholds without. No subgroups are recorded.",
    ],
    ["23b", "Heterogeneity of performance", `Over repeats and seeds${forward ? ", and over time" : ""}; see above.`],
    ["24", "Results of updating", "Not applicable."],
    ["25", "Interpretation", [toldApart(report.methods), ...(forward ? [forwardFinding(forward)] : [])].join(" ")],
    ["26", "Limitations", origin.limitations],
    [
      "27a",
      "Poor or missing input",
      "Unknown scores are allowed; a sample far from both classes of the training rows is marked as unusual and never called likely benign or likely malignant; anything but whole scores is refused.",
    ],
    ["27b", "Users", "Learners and engineers. Not clinicians at work."],
    ["27c", "Next steps", origin.next],
  ];
}

const SCALINGS: Record<ScalingName, string> = {
  "min-max": "Each score is scaled to the range from 0 to 1",
  standard: "Each score is standardised",
  "log-standard": "The logarithm of each score is standardised",
  "root-standard": "The square root of each score is standardised",
  "fourth-root-standard": "The fourth root of each score is standardised",
};
