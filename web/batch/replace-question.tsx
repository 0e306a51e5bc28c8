import { useEffect, useRef } from "preact/hooks";
import type { BatchState } from "./batch-state.ts";

/** Asks before a file takes the place of results. Escape keeps them. */
export function ReplaceQuestion({ state }: { state: BatchState }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const offered = state.offer.offered.value;
  useEffect(() => {
    if (offered && !dialog.current?.open) dialog.current?.showModal();
    if (!offered) dialog.current?.close();
  }, [offered]);
  return (
    <dialog ref={dialog} class="question" aria-labelledby="replace-title" onClose={() => state.offer.decline()}>
      {offered && (
        <>
          <h2 id="replace-title">Replace the results?</h2>
          <p>
            <strong>{offered.title}</strong> would take the place of <strong>{state.name.value}</strong> and its predictions. Download them
            first if you still need them.
          </p>
          <div class="button-row">
            <button type="button" class="button small" onClick={() => state.offer.decline()}>
              Keep the results
            </button>
            <button type="button" class="button quiet small" onClick={() => state.offer.accept()}>
              Replace
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
