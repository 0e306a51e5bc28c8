import type { ModelFile } from "../../model/file/model-file.ts";
import type { Report } from "../../model/file/report.ts";

/**
 * The items of TRIPOD+AI (Collins, Moons, Dhiman and others, BMJ 2024; 385:e078378), each with its number and what is to be
 * said here. Where the source of the data is silent, that is the answer.
 */
export function tripodItems(
  { data, background, features, recipe }: ModelFile,
  report: Report,
): readonly (readonly [string, string, string])[] {
  const distinct = background.rows.length;
  const malignant = background.counts.reduce((sum, [, b]) => sum + b, 0);
  const missing = data.rows - data.used;
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
      "Fine-needle aspirates of breast masses, scored under the microscope. Kept here to learn from and to teach; it supports no decision.",
    ],
    ["3b", "Target population", "Women referred with a breast mass to one university hospital, 1989 to 1991. No other use is intended."],
    ["3c", "Known inequalities", "The data name neither age nor origin nor income, so none can be looked at."],
    ["4", "Objectives", "To develop a model and to measure it by internal cross-validation."],
    ["5a", "Source of data", `${data.rows} published rows of one clinic, scored by one physician; see data/README.md.`],
    ["5b", "Dates", "January 1989 to November 1991."],
    ["6a", "Setting", "University of Wisconsin Hospitals, Madison."],
    ["6b", "Eligibility", "Not reported beyond referral for a breast mass."],
    ["6c", "Treatments", "Do not apply: the diagnosis is of the time of the aspirate."],
    [
      "7",
      "Data preparation",
      `Values as published. The logarithm of each score is standardised; offsets and scales are fitted on training rows alone.`,
    ],
    ["8a", "Outcome", "Benign or malignant, by biopsy or follow-up."],
    ["8b", "Who assessed it", "Not reported in detail."],
    ["8c", "Blinding", "Not reported. The scores may have been given by someone who knew more than the slide."],
    ["9a", "Choice of predictors", `All ${features.length} scores that the data hold; none was selected.`],
    ["9b", "Definition", "Whole numbers from 1 (closest to benign) to 10; meaning in data/features.ts."],
    ["9c", "Subjective predictors", "All of them are judged by eye, by one physician. Agreement between physicians is not known."],
    [
      "10",
      "Sample size",
      `No calculation was made: all ${data.used} complete rows are used, ${malignant} of them malignant. The learning curve below shows what more rows would bring.`,
    ],
    [
      "11",
      "Missing data",
      `${missing} rows lack bare nuclei; they are left out of training and figures. Unknown scores of a question are met by conditional expectation over the training rows.`,
    ],
    [
      "12a",
      "Use of the data",
      `${report.folds.repeats} times ${report.folds.folds}-fold stratified cross-validation, plain and with identical rows together; no separate test set, no other hospital.`,
    ],
    ["12b", "Handling of predictors", "Each logarithm enters as one number; no categories."],
    [
      "12c",
      "Model and tuning",
      `One hidden layer of ${recipe.hidden.map(({ units }) => units).join(", ")} units, chosen as the article that this project follows has it. Noise and decay were picked from those that nested folds cannot tell apart${report.selection ? "; what was tried stands above" : ""}.`,
    ],
    ["12d", "Heterogeneity", "One clinic; none can be measured."],
    [
      "12e",
      "Measures of performance",
      "Discrimination, calibration, overall error, and sensitivity and its like at thresholds; see below.",
    ],
    ["12f", "Updating", "A new model replaces this one only if the gate of `npm run train` lets it; see README."],
    ["12g", "How predictions are made", "model/prediction/predict.ts, the same code at the edge and on the page; also as ONNX."],
    [
      "13",
      "Class imbalance",
      `${malignant} of ${data.used} rows are malignant; no resampling. Another prevalence is met by re-weighting the odds.`,
    ],
    ["14", "Fairness", "Nothing can be said: the data name no group."],
    [
      "15",
      "Output",
      "Probability of malignancy, a prediction at a threshold, a set of labels that are not ruled out, contributions, nearest change.",
    ],
    ["16", "Training and evaluation", "The same population: every figure here is internal."],
    ["17", "Ethics", "Published data without names; no approval was sought for this use."],
    ["18a", "Funding", "None."],
    ["18b", "Conflicts of interest", "None are known."],
    ["18c", "Protocol", "None was registered before."],
    ["18d", "Registration", "None."],
    ["18e", "Data", "data/wisconsin.csv, CC BY 4.0."],
    ["18f", "Code", "All of it in this repository, MIT; `npm run train` yields this model to the bit."],
    ["19", "Patient and public involvement", "None."],
    ["20a", "Participants", `${data.rows} rows, ${data.used} complete, ${distinct} of these distinct.`],
    ["20b", "Characteristics", "Nine scores and the diagnosis are all that is known."],
    ["20c", "Comparison with another set", "There is none."],
    ["21", "Numbers in each analysis", `${data.used} rows, ${malignant} malignant, each held out once a repeat.`],
    ["22", "Specification", "Weights, scaling and training rows stand in worker/model.json; equations on the page's lesson."],
    ["23a", "Performance", "Tables below, with 95 % intervals. No subgroups are known."],
    ["23b", "Heterogeneity of performance", "From repeat to repeat and from seed to seed; see below."],
    ["24", "Results of updating", "Does not apply."],
    [
      "25",
      "Interpretation",
      "On this one data set the network separates the labels about as well as any method tried, and says honestly how sure it is.",
    ],
    [
      "26",
      "Limitations",
      "Old, small, curated, one clinic, one physician, identical rows, no external validation; the cases between the labels are few.",
    ],
    [
      "27a",
      "Poor or missing input",
      "Unknown scores are allowed; a sample far from all training rows is marked unusual; anything but whole scores is refused.",
    ],
    ["27b", "Users", "Learners and engineers. Not clinicians at work."],
    [
      "27c",
      "Next steps",
      "Before any use in care: validation elsewhere, agreement of the scores between physicians, and approval as a device.",
    ],
  ];
}
