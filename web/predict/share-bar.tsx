import { useSignal } from "@preact/signals";
import type { PredictState } from "./predict-state.ts";
import { type ShareFormat, shareText } from "./share.ts";

const labels: Readonly<Record<ShareFormat, string>> = { link: "Link", text: "Text", json: "JSON", curl: "curl" };

/** Buttons that copy the sample with its prediction, or print them. */
export function ShareBar({ state }: { state: PredictState }) {
  const status = useSignal("");
  const prediction = state.prediction.value;
  const model = state.model.value;
  const copy = async (format: ShareFormat) => {
    if (!prediction || !model) return;
    const { origin, pathname } = location;
    const link = `${origin}${pathname}?${state.query.value}`;
    const text = shareText(format, {
      scores: state.scores.value,
      prevalence: state.prevalence.value,
      prediction,
      version: model.file.version,
      link,
      origin,
    });
    status.value = await navigator.clipboard.writeText(text).then(
      () => `${labels[format]} copied.`,
      () => "Your browser blocked copying. The address of this page holds the scores; copy it instead.",
    );
  };
  return (
    <div class="share">
      <div class="button-row">
        <span id="share-label">Copy as</span>
        {(Object.keys(labels) as ShareFormat[]).map((format) => (
          <button
            key={format}
            type="button"
            class="button quiet small"
            aria-describedby="share-label"
            disabled={!prediction}
            onClick={() => copy(format)}
          >
            {labels[format]}
          </button>
        ))}
        <button type="button" class="button quiet small" disabled={!prediction} onClick={() => print()}>
          Print
        </button>
      </div>
      <p class="share-status" role="status">
        {status.value}
      </p>
    </div>
  );
}
