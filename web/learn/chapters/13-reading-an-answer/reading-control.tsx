import { lateControl } from "../../late-control.tsx";

/** Loads the model, and what reads a sample with it: neither is needed to read the chapter. */
export const ReadingControl = lateControl(async () => {
  const { loadModel, Reading } = await import("./reading.tsx");
  const model = await loadModel();
  return () => <Reading model={model} />;
});
