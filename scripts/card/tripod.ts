import type { ModelFile } from "../../model/file/model-file.ts";
import type { Report } from "../../model/file/report.ts";

/**
 * The items of TRIPOD+AI (Collins, Moons, Dhiman and others, BMJ 2024; 385:e078378) as number, topic and answer. Where the
 * source of the data does not report something, the answer says so.
 */
export function tripodItems(
  { data, background, features, recipe }: ModelFile,
  report: Report,
): readonly (readonly [string, string, string])[] {
  const distinct = background.rows.length;
  const malignant = background.counts.reduce((sum, [, b]) => sum + b, 0);
  const incomplete = data.rows - data.used;
  return [
    [
      "1",
      "Title",
      "cytonet: a neural network that tells benign from malignant breast cytology; development with internal validation only.",
    ],
    ["2", "Abstract", "The first paragraphs of this card."],
    [
      "3a",
      "Healthcare context",
      "Fine-needle aspirates of breast masses, scored under the microscope. The model is for learning and teaching; it supports no clinical decision.",
    ],
    ["3b", "Target population", "Patients referred with a breast mass to one university hospital, 1989 to 1991. No other use is intended."],
    ["3c", "Known inequalities", "The data record neither age nor origin nor income, so none can be examined."],
    ["4", "Objectives", "To develop a model and to evaluate it by internal cross-validation."],
    ["5a", "Source of data", `${data.rows} published rows from one clinic, scored by one physician; see data/README.md.`],
    ["5b", "Dates", "January 1989 to November 1991."],
    ["6a", "Setting", "University of Wisconsin Hospitals, Madison."],
    ["6b", "Eligibility", "Not reported beyond referral for a breast mass."],
    ["6c", "Treatments", "Not applicable: the diagnosis is as of the aspirate."],
    [
      "7",
      "Data preparation",
      "Values as published. The logarithm of each score is standardised; offsets and scales are fitted on training rows only.",
    ],
    ["8a", "Outcome", "Benign or malignant, by biopsy or follow-up."],
    ["8b", "Outcome assessors", "Not reported in detail."],
    ["8c", "Blinding", "Not reported. The scores may have been given by someone who knew more than the slide."],
    ["9a", "Choice of predictors", `All ${features.length} scores in the data; none was selected.`],
    ["9b", "Definition", "Whole numbers from 1 (closest to benign) to 10; meanings in data/features.ts."],
    ["9c", "Subjective predictors", "All of them are judged by eye, by one physician. Agreement between physicians is not known."],
    [
      "10",
      "Sample size",
      `Not calculated: all ${data.used} complete rows are used, ${malignant} of them malignant. The learning curve above shows what more rows would bring.`,
    ],
    [
      "11",
      "Missing data",
      `${incomplete} rows lack bare nuclei and are excluded from training and figures. For unknown scores of a new sample, the prediction is the conditional expectation over the training rows.`,
    ],
    [
      "12a",
      "Use of the data",
      `${report.folds.repeats} times ${report.folds.folds}-fold stratified cross-validation, plain and with identical rows together; no separate test set, no other hospital.`,
    ],
    ["12b", "Handling of predictors", "The logarithm of each score enters as one number; no categories."],
    [
      "12c",
      "Model and tuning",
      `One hidden layer of ${recipe.hidden.map(({ units }) => units).join(", ")} units, as in the article that this project follows. Noise and decay were picked among values that nested folds cannot tell apart${report.selection ? "; the candidates are listed above" : ""}.`,
    ],
    ["12d", "Heterogeneity", "One clinic; it cannot be measured."],
    [
      "12e",
      "Performance measures",
      "Discrimination, calibration, overall error, and sensitivity, specificity and predictive values at thresholds; see above.",
    ],
    ["12f", "Updating", "A new model replaces this one only if it passes the gate of `npm run train`; see README."],
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
    ["16", "Training and evaluation", "The same population: every figure here is internal."],
    ["17", "Ethics", "Published data without names; no approval was sought for this use."],
    ["18a", "Funding", "None."],
    ["18b", "Conflicts of interest", "None known."],
    ["18c", "Protocol", "None was registered beforehand."],
    ["18d", "Registration", "None."],
    ["18e", "Data", "data/wisconsin.csv, CC BY 4.0."],
    ["18f", "Code", "All of it in this repository, MIT; `npm run train` reproduces this model to the bit."],
    ["19", "Patient and public involvement", "None."],
    ["20a", "Participants", `${data.rows} rows, ${data.used} complete, ${distinct} of them distinct.`],
    ["20b", "Characteristics", "Nothing is known beyond nine scores and the diagnosis."],
    ["20c", "Comparison with another set", "There is none."],
    ["21", "Numbers in each analysis", `${data.used} rows, ${malignant} malignant, each held out once per repeat.`],
    ["22", "Specification", "Weights, scaling and training rows in worker/model.json; the equations in network/README.md."],
    ["23a", "Performance", "Tables above, with 95% confidence intervals. No subgroups are known."],
    ["23b", "Heterogeneity of performance", "Over repeats and seeds; see above."],
    ["24", "Results of updating", "Not applicable."],
    [
      "25",
      "Interpretation",
      "On this one data set the network separates the classes about as well as any method tried, and states its uncertainty.",
    ],
    [
      "26",
      "Limitations",
      "Old, small, curated, one clinic, one physician, identical rows, no external validation; few cases lie between the classes.",
    ],
    [
      "27a",
      "Poor or missing input",
      "Unknown scores are allowed; a sample far from all training rows is marked as unusual; anything but whole scores is refused.",
    ],
    ["27b", "Users", "Learners and engineers. Not clinicians at work."],
    [
      "27c",
      "Next steps",
      "Before any use in care: external validation, agreement of the scores between physicians, and approval as a device.",
    ],
  ];
}
