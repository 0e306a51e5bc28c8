import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PredictState } from "./predict-state.ts";
import { type ShareFormat, shareText } from "./share.ts";

const labels: Readonly<Record<ShareFormat, string>> = { link: "Link", text: "Text", json: "JSON", curl: "curl" };

const formats = Object.keys(labels) as ShareFormat[];
/** Those that do not ask the server's model again. */
const ownFormats: readonly ShareFormat[] = ["text", "json"];

/** Buttons that copy the sample with its prediction, or print them. Where the browser forbids copying, the text is shown selected. */
export function ShareBar({ state }: { state: PredictState }) {
  const status = useSignal("");
  const uncopied = useSignal<{ readonly text: string; readonly query: string } | undefined>(undefined);
  const prediction = state.prediction.value;
  // Buttons stay enabled, because disabling the one in focus would lose the focus.
  const unavailable = prediction ? undefined : true;
  const say = (message: string, text?: string) => {
    status.value = message;
    uncopied.value = text === undefined ? undefined : { text, query: state.query.value };
  };
  const copy = async (format: ShareFormat) => {
    const text = textOf(format, state);
    if (text === undefined) return say("There is no prediction to copy yet.");
    const isCopied = await writeClipboard(text);
    if (isCopied) say(`${labels[format]} copied.`);
    else say("Your browser blocked copying. Press Ctrl + C, or ⌘ C on a Mac, to copy the selected text.", text);
  };
  return (
    <div class="share">
      <div class="button-row">
        <span id="share-label">Copy as</span>
        {(state.own.value ? ownFormats : formats).map((format) => (
          <button
            key={format}
            type="button"
            class="button quiet small"
            aria-describedby="share-label"
            aria-disabled={unavailable}
            onClick={() => copy(format)}
          >
            {labels[format]}
          </button>
        ))}
        <button
          type="button"
          class="button quiet small"
          aria-disabled={unavailable}
          onClick={() => (prediction ? print() : say("There is no prediction to print yet."))}
        >
          Print
        </button>
      </div>
      <p class="share-status" role="status">
        {status.value}
      </p>
      {uncopied.value?.query === state.query.value && <SelectedText key={uncopied.value} text={uncopied.value.text} />}
    </div>
  );
}

function textOf(format: ShareFormat, state: PredictState): string | undefined {
  const prediction = state.prediction.value;
  const model = state.model.value;
  if (!prediction || !model) return undefined;
  const { origin, pathname } = location;
  return shareText(format, {
    scores: state.scores.value,
    prevalence: state.prevalence.share.value,
    prediction,
    version: model.file.version,
    own: state.own.value,
    link: `${origin}${pathname}?${state.query.value}`,
    origin,
  });
}

/** Whether the text was copied. There is no clipboard on an insecure origin, and the visitor may have forbidden its use. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function SelectedText({ text }: { text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  return <textarea ref={area} class="uncopied" readOnly rows={4} aria-label="Text to copy" value={text} />;
}
