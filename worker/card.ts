import { isWisconsin, wisconsin } from "../data/wisconsin.ts";
import type { Model } from "../model/file/model.ts";

/** The model card as JSON. Its figures come from the cross-validation of the training run; a model that was not assessed has none. */
export function cardOf({ file, network }: Model) {
  const { name, version, features, range, classNames, scaling, layers, threshold, predictionSets, recipe, seed, data, report, forced } =
    file;
  const own = report?.methods[0];
  return {
    name,
    version,
    architecture: {
      inputs: features,
      range,
      classNames,
      scaling: scaling.name,
      layers: layers.map(({ b, activation }) => ({ units: b.length, activation })),
      parameters: network.parameterCount,
      threshold,
    },
    recipe: { ...recipe, seed },
    data: dataOf(data),
    metrics: own ? { folds: report.folds, plain: own.plain, ...(own.grouped ? { grouped: own.grouped } : {}) } : null,
    operatingPoints: report?.operatingPoints ?? [],
    predictionSets: { coverage: predictionSets.coverage, reached: report?.coverage ?? [] },
    evaluation: report ?? null,
    ...(forced === undefined ? {} : { forced }),
    intendedUse: "Education and research: to show what a small neural network can and cannot conclude from nine cytology scores.",
    limits: [
      "Not a medical device: the model must not be used to guide anyone's care.",
      ...limitsOf(data),
      "The proportion of malignant cases differs from place to place; give it as the prevalence.",
      "Age, sex, ethnicity and treatment are not recorded, so performance across groups of people is unknown.",
    ],
  };
}

type Data = Model["file"]["data"];

/** What is known of the data: all of the Wisconsin ones, and of others what was stated when the model was made. */
function dataOf({ rows, used, sha256, stated }: Data) {
  if (isWisconsin({ sha256 })) return { rows, used, sha256, source: wisconsin.source, licence: wisconsin.licence };
  const counts = { rows, used, sha256, source: stated?.source ?? "not stated", licence: stated?.licence ?? "not stated" };
  if (!stated) return counts;
  const [benign, malignant] = stated.classes;
  return { ...counts, file: stated.file, classes: { benign, malignant }, leftOut: stated.leftOut };
}

function limitsOf(data: Data): string[] {
  if (isWisconsin(data))
    return [
      "All samples come from one hospital, 1989 to 1991, and were scored by one physician; the figures do not carry over to other clinics.",
    ];
  return [
    "All samples come from one file, and how they were selected and scored is not stated; the figures do not carry over to other data.",
  ];
}
