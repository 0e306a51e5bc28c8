import { useSignal } from "@preact/signals";
import { ScrollRegion } from "./scroll-region.tsx";

/** Code in a scroll region, with a button to copy it if `copyable`. */
export function CodeBlock({ code, label, copyable = false }: { code: string; label: string; copyable?: boolean }) {
  const status = useSignal("");
  const copy = async () => {
    status.value = await navigator.clipboard.writeText(code).then(
      () => "Copied.",
      () => "Your browser blocked copying. Select the text and copy it yourself.",
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
            {status.value}
          </span>
        </div>
      )}
    </div>
  );
}
