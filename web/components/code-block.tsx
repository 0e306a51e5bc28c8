import { useSignal } from "@preact/signals";
import { ScrollRegion } from "./scroll-region.tsx";

/** Code to read and to take along. */
export function CodeBlock({ code, label, copyable = false }: { code: string; label: string; copyable?: boolean }) {
  const said = useSignal("");
  const copy = async () => {
    said.value = await navigator.clipboard.writeText(code).then(
      () => "Copied.",
      () => "The browser does not allow copying here.",
    );
  };
  return (
    <div class="code-block">
      <ScrollRegion label={label}>
        <pre>
          <code>{code}</code>
        </pre>
      </ScrollRegion>
      {copyable && (
        <div class="button-row">
          <button type="button" class="button quiet small" onClick={copy}>
            Copy
          </button>
          <span class="soft" role="status">
            {said.value}
          </span>
        </div>
      )}
    </div>
  );
}
