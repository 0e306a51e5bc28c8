import { roughPercent } from "../../model/prediction/sentences.ts";
import { markOf } from "../assessment-mark.ts";
import { FieldOfView } from "../components/field-of-view.tsx";
import { Announcement } from "./announcement.tsx";
import { AssessmentTerms } from "./assessment-terms.tsx";
import { IconArray } from "./icon-array.tsx";
import type { PredictState } from "./predict-state.ts";
import { ProbabilityRuler } from "./probability-ruler.tsx";
import { serverCheckText } from "./server-check.ts";
import { ShareBar } from "./share-bar.tsx";
import { certainty, frequencySentence, headline, leaning, unknownSentence } from "./wording.ts";

/** The prediction beside the form. Space for every line is reserved from the start, so that nothing shifts when one appears. */
export function PredictionPanel({ state }: { state: PredictState }) {
  const prediction = state.prediction.value;
  const baseRate = state.baseRate.value;
  const serverCheck = state.serverCheck.value;
  const level = prediction && certainty(prediction);
  return (
    <section
      class="prediction"
      id="prediction"
      tabIndex={-1}
      aria-labelledby="prediction-title"
      data-class={prediction ? markOf(prediction) : "none"}
    >
      <h2 id="prediction-title" class="visually-hidden">
        Prediction
      </h2>
      <div class="headline">
        <p class="headline-class">
          {prediction ? headline(prediction) : "No scores yet"}
          {prediction?.assessment === "indeterminate" && <span>{leaning(prediction)}</span>}
        </p>
        <p class="headline-number">
          {prediction ? roughPercent(prediction.probability) : "–"}
          <span>probability of malignancy{prediction?.unusual && ", not reliable"}</span>
        </p>
      </div>
      <ProbabilityRuler prediction={prediction} threshold={state.model.value?.file.threshold ?? 0.5} />
      <div class="certainty" data-certain={level?.certain}>
        <strong>{level?.title ?? "No prediction yet"}</strong>
        <span>{level?.sentence ?? "Score at least one feature, or pick an example case."}</span>
      </div>
      <div class="pictures">
        <figure>
          <IconArray probability={prediction?.unusual ? undefined : prediction?.probability} />
          <figcaption>
            {prediction
              ? frequencySentence(prediction)
              : baseRate === undefined
                ? ""
                : `In the training data, ${Math.round(baseRate * 100)} of 100 samples were malignant.`}
          </figcaption>
        </figure>
        <figure>
          <FieldOfView scores={state.scores.value} />
          <figcaption>A schematic of your scores, not a micrograph.</figcaption>
        </figure>
      </div>
      <p class="caveat">{prediction ? unknownSentence(prediction, state.support.value) : "No feature scored yet."}</p>
      {/* Print styles hide a section with closed details of its own. */}
      <div>
        <AssessmentTerms />
      </div>
      <p class="server-check" data-state={serverCheck.state}>
        {state.modelError.value ? `The model could not be loaded: ${state.modelError.value}` : serverCheckText(serverCheck)}
      </p>
      <p class="print-only">
        Model {state.model.value?.file.version}. To reopen: {typeof location === "undefined" ? "" : location.origin}/?{state.query.value}
      </p>
      <ShareBar state={state} />
      <Announcement state={state} />
    </section>
  );
}
