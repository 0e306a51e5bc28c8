import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

/** One tab. A content that is a function is made when its tab is first chosen, and kept from then on. */
export interface Tab {
  readonly name: string;
  readonly content: ComponentChildren | (() => ComponentChildren);
}

/**
 * Tabbed panels, one visible at a time; the arrow keys, Home and End move between the tabs. The caller may hold which one is chosen:
 * `chosen` is its index, and `onChoose` gets a new one.
 */
export function Tabs({
  label,
  tabs,
  chosen: given,
  onChoose,
}: {
  label: string;
  tabs: readonly Tab[];
  chosen?: number;
  onChoose?: (tab: number) => void;
}) {
  const id = useId();
  const own = useSignal(0);
  const seen = useRef(new Set<string>());
  const chosen = given ?? own.value;
  const choose = (tab: number) => {
    own.value = tab;
    onChoose?.(tab);
  };
  seen.current.add(tabs[chosen]?.name ?? "");
  const move = (event: KeyboardEvent) => {
    const to = { ArrowRight: chosen + 1, ArrowLeft: chosen - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = (to + tabs.length) % tabs.length;
    choose(tab);
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=tab]")[tab]?.focus();
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
            aria-selected={i === chosen}
            tabIndex={i === chosen ? 0 : -1}
            onClick={() => choose(i)}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ name, content }, i) => (
        <div key={name} role="tabpanel" id={`${id}-panel-${i}`} aria-labelledby={`${id}-tab-${i}`} hidden={i !== chosen}>
          {typeof content !== "function" ? content : seen.current.has(name) && content()}
        </div>
      ))}
    </div>
  );
}
