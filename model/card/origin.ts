import { isWisconsin, wisconsin } from "../../data/wisconsin.ts";
import type { DataOrigin, StatedOrigin } from "../training/training-data.ts";

/** What the card says of the data that a model learned from, and of what only they allow to say. */
export interface OriginTexts {
  /** Whose figures these are, as the start of "… do not carry over". */
  readonly scope: string;
  /** Rows of the table of facts. */
  readonly facts: readonly (readonly [string, string])[];
  /** Figures of further methods that others measured on the same data. */
  readonly elsewhere: readonly string[];
  /** Answers to the items of TRIPOD+AI. */
  readonly population: string;
  readonly source: string;
  readonly dates: string;
  readonly setting: string;
  readonly eligibility: string;
  readonly values: string;
  readonly outcome: string;
  readonly blinding: string;
  readonly subjective: string;
  readonly incomplete: string;
  readonly external: string;
  readonly tuning: string;
  readonly heterogeneity: string;
  readonly ethics: string;
  readonly availability: string;
  readonly participants: string;
  readonly characteristics: string;
  readonly limitations: string;
  readonly next: string;
}

/** What is known of the Wisconsin data; of any other, only what was stated and found. */
export function originTexts(data: DataOrigin): OriginTexts {
  return isWisconsin(data) ? ofWisconsin(data) : ofOther(data);
}

function ofWisconsin({ rows, used }: DataOrigin): OriginTexts {
  return {
    scope:
      "All figures are for one curated data set from one hospital, 1989 to 1991, scored by one physician. They do not carry over to other clinics.",
    facts: [],
    elsewhere: [
      "Measured elsewhere with scikit-learn, on folds of the same kind (log loss, accuracy): support vector machine on logarithms 0.0906, 97.5%; extra trees 0.0864, 97.4%; random forest 0.0935, 97.3%; gradient boosting 0.0993, 96.6%.",
    ],
    population: "Patients with a breast mass at one university hospital, 1989 to 1991. No other use is intended.",
    source: `${rows} published rows from one hospital, scored by one physician, W. H. Wolberg, in the order in which he reported his cases; see data/README.md.`,
    dates: "January 1989 to November 1991, in eight groups.",
    setting: "University of Wisconsin Hospitals, Madison.",
    eligibility: "Not reported; the cases are those that one physician reported.",
    values: "Values as published.",
    outcome: "Malignant by biopsy; benign by biopsy or by periodic examination, as the patient chose.",
    blinding:
      "The scores were assigned when the sample was taken (Wolberg and Mangasarian, 1990), by the physician who reported the cases and may have known more about a patient than the slide showed.",
    subjective: "All nine scores were judged by eye, by one physician. Inter-observer agreement was not measured.",
    incomplete: `${rows - used} rows lack the score for bare nuclei and were left out of training; the model's predictions for them are reported with its performance.`,
    external: "no data from another hospital",
    tuning:
      "Inputs, noise and decay were chosen by cross-validation: of the candidates that log loss cannot tell apart, one of the most sensitive. That rule was set after nested cross-validation by log loss alone had given a lower sensitivity, so the figures are optimistic",
    heterogeneity:
      "Heterogeneity between clinics cannot be measured, since there is only one; for the groups over time, see Forward in time.",
    ethics: "The data are published without names; no approval was sought for this use.",
    availability: `data/${wisconsin.file}, ${wisconsin.licence}.`,
    participants: `Rows are not patients: the complete rows have ${wisconsin.caseNumbers.ofComplete} case numbers, ${wisconsin.caseNumbers.withBoth} of which have rows with both diagnoses.`,
    characteristics: "Only the nine scores, the diagnosis, the case number and the group are recorded; neither age nor sex is.",
    limitations:
      "The data are old, few and curated, from one hospital and one physician, with identical rows and several rows for some case numbers; few cases lie between the classes. There is no external validation.",
    next: "Before any use in care: validation in other hospitals, a study of inter-observer agreement, and approval as a medical device.",
  };
}

const NOT_STATED = "not stated";

function ofOther({ rows, used, stated }: DataOrigin): OriginTexts {
  const file = stated?.file ?? "a file whose name is not known";
  const source = stated?.source ?? NOT_STATED;
  const licence = stated?.licence ?? NOT_STATED;
  const leftOut = stated ? reasons(stated) : `${rows - used} rows`;
  const provenance = `${file}; source: ${source}`;
  return {
    scope: `All figures are for the data of one file, ${file} (source: ${source}; licence: ${licence}). They do not carry over to other data.`,
    facts: [
      ["data file", file],
      ["source", source],
      ["licence", licence],
      ...(stated ? [["classes", `${stated.classes[0]} benign, ${stated.classes[1]} malignant`] as const] : []),
      ["left out", leftOut],
    ],
    elsewhere: [],
    population: "Not stated for the data. No use in care is intended.",
    source: `${rows} rows of ${provenance}.`,
    dates: "Not stated.",
    setting: "Not stated.",
    eligibility: "Not stated.",
    values: "Values as in the file.",
    outcome: "Benign or malignant, as recorded in the file; how the diagnosis was established is not stated.",
    blinding: "Not stated.",
    subjective: "Cytology scores are judged by eye; who judged them is not stated.",
    incomplete: `Left out of training and cross-validation: ${leftOut}.`,
    external: "no other data",
    tuning: "The recipe was fixed beforehand and chosen on other data; nothing was tuned on these",
    heterogeneity: "Not measured: the file does not say where its rows come from.",
    ethics: "Not stated for the data.",
    availability: `${provenance}; licence: ${licence}.`,
    participants: "Whether rows share a patient is not known.",
    characteristics: "Nothing is known beyond the scores and the diagnosis.",
    limitations: "One file, no external validation; how the rows were selected and scored is not known.",
    next: "Before any use in care: data of known origin, external validation, a study of inter-observer agreement, and approval as a medical device.",
  };
}

function reasons({ leftOut: { errors, noDiagnosis, unknownScores } }: StatedOrigin): string {
  const parts = [
    ...(errors > 0 ? [`${errors} with errors`] : []),
    ...(noDiagnosis > 0 ? [`${noDiagnosis} without a diagnosis`] : []),
    ...(unknownScores > 0 ? [`${unknownScores} with an unknown score`] : []),
  ];
  return parts.length > 0 ? `rows ${parts.join(", ")}` : "no rows";
}
