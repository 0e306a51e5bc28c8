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
    data: { ...data, source: "Breast Cancer Wisconsin (Original), W. H. Wolberg, doi 10.24432/C5HP4Z", licence: "CC BY 4.0" },
    metrics: own ? { folds: report.folds, plain: own.plain, ...(own.grouped ? { grouped: own.grouped } : {}) } : null,
    operatingPoints: report?.operatingPoints ?? [],
    predictionSets: { coverage: predictionSets.coverage, reached: report?.coverage ?? [] },
    evaluation: report ?? null,
    ...(forced === undefined ? {} : { forced }),
    intendedUse: "Education and research: to show what a small neural network can and cannot conclude from nine cytological scores.",
    limits: [
      "Not a medical device: it must not be used to decide about anyone's care.",
      "All samples come from one hospital, 1989 to 1991, and were scored by its own cytologists; the figures do not carry over to another clinic.",
      "The share of malignant cases differs elsewhere; state it as the prevalence.",
      "Age, origin and treatment are not recorded, so performance across groups of people is unknown.",
    ],
  };
}
