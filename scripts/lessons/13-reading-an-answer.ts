import type { ReadingFigures } from "../../data/lessons/13-reading-an-answer.ts";
import { explain } from "../../model/explanation/explain.ts";
import { pathOf } from "../../model/lessons/paths.ts";
import { predict } from "../../model/prediction/predict.ts";
import { PREVALENCES } from "../../model/prediction/prevalence.ts";
import type { Lesson, LessonContext } from "./lesson.ts";

/** A malignant case that the form offers as an example: https://doi.org/10.24432/C5HP4Z, number 1246562. */
const SAMPLE = { id: "1246562", scores: [10, 2, 2, 1, 2, 6, 1, 1, 2] };

/** Chapter 13. */
export const readingLesson: Lesson<ReadingFigures> = {
  number: 13,
  slug: "reading-an-answer",
  parts: {
    example: { settings: { model: "the deployed one", sample: SAMPLE.id }, compute: exampleOf },
    prevalences: {
      settings: { model: "the deployed one", sample: SAMPLE.id, prevalences: PREVALENCES },
      compute: ({ model }) =>
        PREVALENCES.map((prevalence) => ({ prevalence, probability: predict(model(), { values: SAMPLE.scores, prevalence }).probability })),
    },
    coverage: {
      settings: { source: "the report of the deployed model" },
      compute({ model }) {
        const { report } = model().file;
        if (!report) throw new Error("the deployed model must have a report");
        return report.coverage;
      },
    },
  },
};

function exampleOf({ model: load }: LessonContext) {
  const model = load();
  const { scores } = SAMPLE;
  const { probability, predictionSet, baseline, contributions, counterfactual } = explain(model, { values: scores });
  const [change] = counterfactual?.changes ?? [];
  if (!counterfactual || !change || counterfactual.changes.length > 1)
    throw new Error(`a change of one score must alter the prediction of ${SAMPLE.id}`);
  const order = scores.map((_, f) => f);
  return {
    scores,
    probability,
    classesInSet: predictionSet.length,
    baseline,
    forwards: pathOf(model, scores, order),
    backwards: pathOf(model, scores, order.toReversed()),
    contributions: contributions.map(({ contribution }) => contribution),
    change: { feature: model.file.features.indexOf(change.feature), to: change.to, probability: counterfactual.probability },
  };
}
