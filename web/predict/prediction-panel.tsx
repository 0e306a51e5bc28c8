import { useRef } from "preact/hooks";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { markOf } from "../assessment-mark.ts";
import { FieldOfView } from "../components/field-of-view.tsx";
import { absence } from "./absence.ts";
import { Announcement } from "./announcement.tsx";
import { AssessmentTerms } from "./assessment-terms.tsx";
import { IconArray } from "./icon-array.tsx";
import type { PredictState } from "./predict-state.ts";
import { PrintedSource } from "./printed-source.tsx";
import { ProbabilityRuler } from "./probability-ruler.tsx";
import { serverCheckText } from "./server-check.ts";
import { ShareBar } from "./share-bar.tsx";
import { AboutOutside, AboutPredictionSet } from "./terms.tsx";
import { AVERAGED, certainty, frequencySentence, headline, leaning, unknownSentence } from "./wording.ts";

/** The prediction beside the form. Space for every line is reserved from the start, so that nothing shifts when one appears. */
export function PredictionPanel({ state, loadModel }: { state: PredictState; loadModel: () => void }) {
  // Takes the focus when the button that had it disappears.
  const panel = useRef<HTMLElement>(null);
  const prediction = state.prediction.value;
  const absent = absence(state);
  const baseRate = state.baseRate.value;
  const serverCheck = state.serverCheck.value;
  const level = prediction ? certainty(prediction, state.own.value) : undefined;
  return (
    <section
      ref={panel}
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
          {prediction ? headline(prediction) : absent?.headline}
          {prediction?.assessment === "indeterminate" && <span>{leaning(prediction)}</span>}
        </p>
        <p class="headline-number">
          {prediction ? roughPercent(prediction.probability) : "–"}
          <span>probability of malignancy{prediction?.unusual && ", not reliable"}</span>
        </p>
      </div>
      <ProbabilityRuler prediction={prediction} threshold={state.model.value?.file.threshold ?? 0.5} />
      <p class="not-a-diagnosis" id="not-a-diagnosis">
        <strong>Not a diagnosis.</strong> For education and research.
      </p>
      <div class="certainty" data-certain={level?.certain}>
        <p class="certainty-title">
          <strong>{level?.title ?? absent?.title}</strong> {prediction && (prediction.unusual ? <AboutOutside /> : <AboutPredictionSet />)}
        </p>
        <p>{level?.sentence ?? absent?.sentence}</p>
        {absent?.canRetry && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              panel.current?.focus();
              loadModel();
            }}
          >
            Try again
          </button>
        )}
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
      <p class="caveat">
        {prediction && explained(unknownSentence(state.own.value ? { ...prediction, unusual: false } : prediction, state.support.value))}
      </p>
      {/* Print styles hide a section with closed details of its own. */}
      <div>
        <AssessmentTerms />
      </div>
      <p class="server-check" data-state={serverCheck.state}>
        {state.own.value?.checked ?? serverCheckText(serverCheck)}
      </p>
      <PrintedSource state={state} />
      <ShareBar state={state} />
      <Announcement state={state} />
    </section>
  );
}

/** A sentence that leads to its explanation by the words that name the method, so that it takes no more room. */
function explained(sentence: string) {
  const [before, after] = sentence.split(AVERAGED);
  if (after === undefined) return sentence;
  return (
    <>
      {before}
      <a href="/learn/reading-an-answer#unknown">{AVERAGED}</a>
      {after}
    </>
  );
}
