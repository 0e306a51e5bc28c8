import { FieldOfView } from "../components/field-of-view.tsx";
import { percent } from "../format.ts";
import { confirmationText } from "./confirmation.ts";
import { IconArray } from "./icon-array.tsx";
import type { PredictState } from "./predict-state.ts";
import { ProbabilityRuler } from "./probability-ruler.tsx";
import { ShareBar } from "./share-bar.tsx";
import { Spoken } from "./spoken.tsx";
import { capital, frequencySentence, sureness, unknownSentence } from "./wording.ts";

/** The answer beside the form. Every line has its place from the start, so that nothing moves when it changes. */
export function AnswerPanel({ state }: { state: PredictState }) {
  const answer = state.answer.value;
  const base = state.base.value;
  const confirmation = state.confirmation.value;
  const sure = answer && sureness(answer);
  return (
    <section class="answer" id="answer" tabIndex={-1} aria-labelledby="answer-title" data-class={answer?.prediction ?? "none"}>
      <h2 id="answer-title" class="visually-hidden">
        The answer
      </h2>
      <div class="verdict">
        <p class="verdict-class">{answer ? capital(answer.prediction) : "No answer yet"}</p>
        <p class="verdict-number">
          {answer ? percent(answer.probability) : "–"}
          <span>probability of malignancy</span>
        </p>
      </div>
      <ProbabilityRuler answer={answer} threshold={state.model.value?.file.threshold ?? 0.5} />
      <div class="sureness" data-sure={sure ? sure.sure : undefined}>
        <strong>{sure ? sure.title : "Nothing chosen"}</strong>
        <span>{sure ? sure.sentence : "Score at least one feature, or take one of the slides."}</span>
      </div>
      <div class="pictures">
        <figure>
          <IconArray probability={answer?.probability} />
          <figcaption>
            {answer
              ? frequencySentence(answer.probability)
              : base === undefined
                ? ""
                : `Of 100 samples in the data, ${Math.round(base * 100)} were malignant.`}
          </figcaption>
        </figure>
        <figure>
          <FieldOfView scores={state.scores.value} />
          <figcaption>Your scores, drawn. Not a micrograph.</figcaption>
        </figure>
      </div>
      <p class="caveat" data-unusual={answer?.unusual}>
        {answer?.unusual && <strong>Unusual: unlike the samples that the network learned from. Be careful with this answer. </strong>}
        {answer ? unknownSentence(answer.unknown.length) : "None of nine is scored."}
      </p>
      <p class="confirmation" data-state={confirmation.state}>
        {state.modelFault.value ? `No answer: ${state.modelFault.value}` : confirmationText(confirmation)}
      </p>
      <p class="print-only">
        Model {state.model.value?.file.version}; opens again with ?{state.query.value}
      </p>
      <ShareBar state={state} />
      <Spoken state={state} />
    </section>
  );
}
