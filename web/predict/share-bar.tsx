import { useSignal } from "@preact/signals";
import type { PredictState } from "./predict-state.ts";
import { type ShareForm, write } from "./share.ts";

const labels: Readonly<Record<ShareForm, string>> = { link: "Link", text: "Text", json: "JSON", curl: "curl" };

/** Copies the sample and its answer, or prints them. */
export function ShareBar({ state }: { state: PredictState }) {
  const said = useSignal("");
  const answer = state.answer.value;
  const model = state.model.value;
  const copy = async (form: ShareForm) => {
    if (!answer || !model) return;
    const { origin, pathname } = location;
    const link = `${origin}${pathname}?${state.query.value}`;
    const text = write(form, {
      scores: state.scores.value,
      prevalence: state.prevalence.value,
      answer,
      version: model.file.version,
      link,
      origin,
    });
    said.value = await navigator.clipboard.writeText(text).then(
      () => `${labels[form]} copied.`,
      () => "The browser does not allow copying here.",
    );
  };
  return (
    <div class="share">
      <div class="button-row">
        <span id="share-label">Copy as</span>
        {(Object.keys(labels) as ShareForm[]).map((form) => (
          <button
            key={form}
            type="button"
            class="button quiet small"
            aria-describedby="share-label"
            disabled={!answer}
            onClick={() => copy(form)}
          >
            {labels[form]}
          </button>
        ))}
        <button type="button" class="button quiet small" disabled={!answer} onClick={() => print()}>
          Print
        </button>
      </div>
      <p class="share-said" role="status">
        {said.value}
      </p>
    </div>
  );
}
