import type { ComponentChildren } from "preact";

/**
 * A button that explains a term when it is pressed. Escape or a click elsewhere closes the explanation, and the browser returns the
 * focus to the button. `id` must be unique on the page.
 */
export function Info({ id, term, children }: { id: string; term: string; children: ComponentChildren }) {
  return (
    <span class="info">
      <button type="button" class="info-button" popovertarget={id} aria-label={`About: ${term}`}>
        ?
      </button>
      <span id={id} popover="auto" class="info-text" role="note">
        <span class="info-term">{term}</span> {children}
      </span>
    </span>
  );
}
