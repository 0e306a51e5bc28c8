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
      `cytonet: a neural network that distinguishes benign from malignant breast cytology; development with ${forward ? "internal validation and validation forward in time" : "internal validation only"}.`,
    ],
    ["2", "Abstract", "The first paragraphs of this card."],
    [
      "3a",
      "Healthcare context",
      "Fine-needle aspirates of breast masses, scored under the microscope. The model is for learning and teaching and must not support clinical decisions.",
    ],
    ["3b", "Target population", origin.population],
    ["3c", "Known inequalities", "The data record neither age, sex, ethnicity nor income, so no inequality can be examined."],
    ["4", "Objectives", `To develop a model and to evaluate it by internal cross-validation${forward ? " and forward in time" : ""}.`],
    ["5a", "Source of data", origin.source],
    ["5b", "Dates", origin.dates],
    ["6a", "Setting", origin.setting],
    ["6b", "Eligibility", origin.eligibility],
    ["6c", "Treatments", "Not applicable: the diagnosis refers to the time of the aspirate."],
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
      `Not calculated beforehand: all ${data.used} complete rows are used, ${malignant} of them malignant. The smaller class has ${perParameter} rows per parameter of the network; input noise and weight decay keep the network from fitting single rows. The learning curve above shows what more rows would bring.`,
    ],
    [
      "11",
      "Missing data",
      `${origin.incomplete} For a new sample with unknown scores, the prediction is the conditional expectation over the training rows.`,
    ],
    [
      "12a",
      "Use of the data",
      `${report.folds.repeats} times ${report.folds.folds}-fold stratified cross-validation, with and without identical rows kept together${forward ? "; trained on earlier rows and tested on later ones" : ""}; ${origin.external}.`,
    ],
    ["12b", "Handling of predictors", "Each score enters as one number, transformed as in item 7; none is categorised."],
    [
      "12c",
      "Model and tuning",
      `One hidden layer of ${recipe.hidden.map(({ units }) => units).join(", ")} units, as in the article that this project follows${isMonotone ? ", with the signs of the weights constrained so that a higher score never lowers the probability" : ""}. ${origin.tuning}${report.selection ? "; the candidates are listed above" : ""}.`,
    ],
    ["12d", "Heterogeneity", origin.heterogeneity],
    [
      "12e",
      "Performance measures",
      "Discrimination, calibration (slope, observed to expected, calibration error), overall error, sensitivity, specificity and predictive values at thresholds, and paired differences from other methods; see above.",
    ],
    ["12f", "Updating", "A new model replaces this one only if it passes the checks of `npm run train`; see model/release/gate.ts."],
    [
      "12g",
      "How predictions are made",
      "By the code in model/prediction, which is the same on the server and in the browser. The network is also available as ONNX.",
    ],
    [
      "13",
      "Class imbalance",
      `${malignant} of ${data.used} rows are malignant; no resampling. For another prevalence the odds are reweighted.`,
    ],
    ["14", "Fairness", "Not assessed: the data record no demographic groups."],
    [
      "15",
      "Output",
      "Probability of malignancy, predicted class at the threshold, 95% prediction set, assessment, contributions of the scores, and nearest change that would flip the prediction.",
    ],
    [
      "16",
      "Training and evaluation",
      forward
        ? "In cross-validation, both come from the same population. Forward in time, evaluation uses later rows from the same source, in which fewer cases are malignant; see Forward in time."
        : "Both come from the same population: every figure here is internal.",
    ],
    ["17", "Ethics", origin.ethics],
    ["18a", "Funding", "None."],
    ["18b", "Conflicts of interest", "None known."],
    ["18c", "Protocol", "None was registered beforehand."],
    ["18d", "Registration", "None."],
    ["18e", "Data", origin.availability],
    ["18f", "Code", "All code is in this repository, under the MIT licence; `npm run train` reproduces this model bit for bit."],
    ["19", "Patient and public involvement", "None."],
    ["20a", "Participants", `${data.rows} rows, ${data.used} complete, ${distinct} of them distinct. ${origin.participants}`],
    ["20b", "Characteristics", origin.characteristics],
    [
      "20c",
      "Comparison with another set",
      forward
        ? "Training and test rows, with the proportion of malignant ones in each, are described under Forward in time."
        : "Not applicable: there is no other set.",
    ],
    [
      "21",
      "Numbers in each analysis",
      `${data.used} rows, ${malignant} malignant, each held out once per repeat${forward ? "; for the numbers at each cut, see Forward in time" : ""}${incomplete ? `; ${incomplete.cases[0] + incomplete.cases[1]} rows that lack a score are predicted but not trained on` : ""}.`,
    ],
    [
      "22",
      "Specification",
      "The whole model is in worker/model.json: scaling, weights, training rows for unknown scores, thresholds. Each layer computes g(W x + b) from the scaled scores x; the last g is the sigmoid. Chapter 2 of the lessons, /learn/unit, explains that. The symbols are defined in network/README.md, unknown scores in model/unknowns/reference.ts, prevalence in model/prediction/prevalence.ts.",
    ],
    [
      "23a",
      "Performance",
      "See the tables above. This model's figures and the differences from other methods have 95% intervals; the other methods' own figures and those at each threshold have none. No subgroups are recorded.",
    ],
    ["23b", "Heterogeneity of performance", `Reported over repeats and seeds${forward ? ", and over time" : ""}; see above.`],
    ["24", "Results of updating", "Not applicable."],
    ["25", "Interpretation", [toldApart(report.methods), ...(forward ? [forwardFinding(forward)] : [])].join(" ")],
    ["26", "Limitations", origin.limitations],
    [
      "27a",
      "Poor or missing input",
      "Unknown scores are allowed. A sample far from both classes of the training rows is marked as unusual and never assessed as likely benign or likely malignant. Anything but whole scores from 1 to 10 is refused.",
    ],
    ["27b", "Users", "Learners, researchers and engineers; not for clinical use."],
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
