import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";

/** Loads the model, and what reads a sample with it: neither is needed to read the chapter. */
export function ReadingControl() {
  const reading = useSignal<ComponentType | undefined>(undefined);
  const hasFailed = useSignal(false);
  const load = useCallback(() => {
    hasFailed.value = false;
    loadReading().then(
      (loaded) => {
        reading.value = loaded;
      },
      () => {
        hasFailed.value = true;
      },
    );
  }, []);
  useEffect(load, []);
  const Loaded = reading.value;
  if (Loaded) return <Loaded />;
  return (
    <div class="reading-room">
      {hasFailed.value ? (
        <p class="error">
          The model could not be loaded.{" "}
          <button type="button" class="button quiet small" onClick={load}>
            Try again
          </button>
        </p>
      ) : (
        <p class="soft">Loading the model …</p>
      )}
    </div>
  );
}

async function loadReading(): Promise<ComponentType> {
  const { loadModel, Reading } = await import("./reading.tsx");
  const model = await loadModel();
  return () => <Reading model={model} />;
}
