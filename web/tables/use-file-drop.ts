import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Takes a file that is dropped anywhere on the page. Returns whether one is being dragged over it. */
export function useFileDrop(take: (file: File) => void): ReadonlySignal<boolean> {
  const isOver = useSignal(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onDragOver = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      // Without a related target, the pointer has left the window.
      if (!relatedTarget) isOver.value = false;
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      isOver.value = false;
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    };
    addEventListener("dragover", onDragOver, { signal });
    addEventListener("dragleave", onDragLeave, { signal });
    addEventListener("drop", onDrop, { signal });
    return () => listening.abort();
  }, []);
  return isOver;
}

/** Text that is dragged is left to the field it is dropped on. */
function carriesFile({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
