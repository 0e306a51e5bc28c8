import type { ComponentChildren } from "preact";

/** Names the region by a text of its own or by an element of the page. */
type Name = { readonly label: string; readonly labelledBy?: never } | { readonly labelledBy: string; readonly label?: never };

/** Holds what may be wider than the page. It can be reached and scrolled by keyboard. */
export function ScrollRegion({ label, labelledBy, class: name = "", children }: Name & { class?: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop the keyboard could not scroll it.
    <section class={`scroll-region ${name}`} tabIndex={0} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
