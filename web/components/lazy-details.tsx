import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";

/**
 * Content that is made when it is opened. It then stays as it is until `version` changes, so that a table beneath a drawing in motion
 * can be read in peace, and costs nothing.
 */
export function LazyDetails({ summary, version, children }: { summary: string; version?: unknown; children: () => ComponentChildren }) {
  const isOpen = useSignal(false);
  const content = useMemo(() => (isOpen.value ? children() : null), [isOpen.value, version]);
  return (
    <details
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{summary}</summary>
      {content}
    </details>
  );
}
