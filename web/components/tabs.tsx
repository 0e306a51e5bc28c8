import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** Tabbed panels, one visible at a time; the arrow keys move between the tabs. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { readonly name: string; readonly content: ComponentChildren }[] }) {
  const id = useId();
  const chosen = useSignal(0);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    chosen.value = (chosen.value + step + tabs.length) % tabs.length;
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=tab]")[chosen.value]?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ name }, i) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-tab-${i}`}
            aria-controls={`${id}-panel-${i}`}
            aria-selected={i === chosen.value}
            tabIndex={i === chosen.value ? 0 : -1}
            onClick={() => {
              chosen.value = i;
            }}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ name, content }, i) => (
        <div key={name} role="tabpanel" id={`${id}-panel-${i}`} aria-labelledby={`${id}-tab-${i}`} hidden={i !== chosen.value}>
          {content}
        </div>
      ))}
    </div>
  );
}
